"""Settings: `base` is safe for production, the others are short overlays."""
