"""The framework of Live 10 and later."""
