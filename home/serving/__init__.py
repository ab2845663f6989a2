"""What `manage.py up` does to bring the whole site up on one machine."""
