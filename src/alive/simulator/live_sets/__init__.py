"""Live Sets on disk."""
