"""What the site does as a whole, one verb a file."""
