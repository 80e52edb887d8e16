"""The one ranking: `confidence` says how likely each answer is right, `deciding` what is given."""
