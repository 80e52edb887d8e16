"""Questions with known answers, drafted from reports for a person to edit."""
