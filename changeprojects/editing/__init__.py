"""What editors work with: forms that check before publishing, and panels."""
