"""The framework of Live 11 and later; it builds on the second."""
