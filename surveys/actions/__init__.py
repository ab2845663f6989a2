"""Writes: one verb a file, one public function of that name."""
