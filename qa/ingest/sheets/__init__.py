"""Sheets of any workbook: rows of cells, their numbers as they are shown, and rows to reports."""
