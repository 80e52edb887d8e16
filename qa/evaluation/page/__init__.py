"""A run of questions as one HTML page that needs nothing beside it."""
