"""For testing Remote Scripts: not loaded inside Live, and by nothing else of alive."""
