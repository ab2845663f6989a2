"""What can happen to a publication, one verb a file."""
