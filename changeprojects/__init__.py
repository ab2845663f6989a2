"""Change Projects: agencies, teams, budgets, pilots, events, products and their rules."""
