"""Questions with known answers, run through the assistant and scored."""
