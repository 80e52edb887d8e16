"""The tab "Archive": all reports by day, and files that are added and taken out again."""
