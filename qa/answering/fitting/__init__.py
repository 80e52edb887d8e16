"""Whether a sentence is of what is asked for: of its time, its measure, its account."""
