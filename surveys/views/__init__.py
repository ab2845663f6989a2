"""The pages on which people answer, and the one on which staff open a survey to them."""
