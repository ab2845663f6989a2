"""What the surveys do on a schedule or by hand."""
