"""What the site gives to programs: the same claims, found by the same query string, in other formats."""
