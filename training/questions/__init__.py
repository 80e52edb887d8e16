"""Fits what a question expects for an answer."""
