"""What must hold before something may be done; each rule returns its reasons."""
