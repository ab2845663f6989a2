"""What editors see in the admin: blocks and forms that the models are edited with."""
