"""Reads a question: text, history and day in, one frozen `Asked` out; nobody else reads it."""
