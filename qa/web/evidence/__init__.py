"""What an answer stands on: cards of its reports, marked quotes, dates with reasons, the report."""
