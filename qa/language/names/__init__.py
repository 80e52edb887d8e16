"""What counts as a name, and which names are of one bearer.

`finding` finds names in a text; `parts` has their titles, particles and surnames; `kinds` tells
people from places and days; `bearers`, `spellings`, `sounds`, `pinyin` and `consonants` compare
them; `acronyms` has the short names of bodies.
"""
