"""What documents of office programs have in common: packages of XML parts, and their properties."""
