"""Made sentences of what was denied, refused, planned, threatened or done by another."""
