"""How answers are put in order and how likely they are right: questions, fitting, curves."""
