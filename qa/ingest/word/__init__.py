"""The inside of Word documents: their parts, and the text that a person sees of them."""
