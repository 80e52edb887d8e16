"""Time expressions of a text: found, read by a grammar, resolved to calendar values, and said."""
