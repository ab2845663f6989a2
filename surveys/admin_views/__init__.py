"""Pages of the admin on which people work with what others said."""
