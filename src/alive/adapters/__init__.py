"""Where the application meets the world: Live on one side, sockets on the other. The two do not know each other."""
