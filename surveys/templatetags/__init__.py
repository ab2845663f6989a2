"""What the pages of surveys use in their templates."""
