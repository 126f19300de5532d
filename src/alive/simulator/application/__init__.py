"""Live's application object and the small classes around it."""
