"""Who is let in, how often they may ask, and what of the server they can reach."""
