"""Files to reports, reports to sentence-aligned passages."""
