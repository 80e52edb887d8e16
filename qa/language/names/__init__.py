"""What counts as a name, and which names are of one bearer.

`finding` finds names in a text, and `cutting` in the words of an answer; `parts` has their titles,
particles and endings; `kinds` tells people from places and days; `bearers` tells which are of one
bearer, by their `spellings`, `sounds`, `pinyin` and `consonants`; `acronyms` are those of bodies.
"""
