"""How bytes reach the application: sans-I/O cores (framing, codec, session) and the sockets around them."""
