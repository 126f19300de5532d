"""Live's browser: the way to its items, and loading them."""
