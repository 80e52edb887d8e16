"""Dateline: answers over a folder of dated reports, each with its date and its exact words."""
