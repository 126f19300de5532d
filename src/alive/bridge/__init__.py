"""Outside Live: the command line, a client, and the builder of the Remote Script."""
