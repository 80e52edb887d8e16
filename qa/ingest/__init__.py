"""Files of many formats to reports, reports to sentence-aligned passages."""
