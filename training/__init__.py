"""What trains or fits something that the program loads; not part of what is installed."""
