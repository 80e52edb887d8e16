"""The calendar of language: time expressions found and resolved, reports dated, periods read."""
