"""Pages of the admin that Wagtail does not bring."""
