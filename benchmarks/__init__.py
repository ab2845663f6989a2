"""How quick the site is beside Wagtail's own API: `make bench`. No test; ratios count."""
