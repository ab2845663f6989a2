"""The link officers' place: what an agency is asked, what it sends, and its pilot sites."""
