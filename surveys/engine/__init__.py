"""The survey engine: plain values and functions, no framework, no clock."""
