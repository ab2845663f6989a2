"""Pages outside the admin and the page tree."""
