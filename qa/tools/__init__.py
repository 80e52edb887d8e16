"""The tools of assistants (MCP): to search, fetch, ask, follow in time, and list the reports."""
