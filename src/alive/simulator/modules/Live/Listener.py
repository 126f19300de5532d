"""Live.Listener: listener handles are not modelled yet."""  # noqa: N999 - Live's own name
