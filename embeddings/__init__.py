"""Texts to vectors and vectors to nearest rows; knows nothing of reports or dates."""
