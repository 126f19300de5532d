"""Live's browser and what loading from it does."""
