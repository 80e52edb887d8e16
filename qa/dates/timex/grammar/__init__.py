"""The phrases of time, one module a kind; each reader takes tokens and a position."""
