"""The frameworks that come with Live 10 and later, in behaviour."""
