"""From retrieved passages to an answer with verbatim citations, or a refusal."""
