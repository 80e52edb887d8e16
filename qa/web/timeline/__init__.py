"""The time axis, and the tab "Timeline", a search of its own for dated events."""
