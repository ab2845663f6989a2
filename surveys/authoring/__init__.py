"""What authors see beside the form: findings, routes, every page, a trial that keeps nothing."""
