"""The one home of reports: SQLite is the truth, the vector and word indexes are derived from it."""
