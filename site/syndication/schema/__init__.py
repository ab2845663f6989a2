"""The description of the API: what each resource takes and gives."""
