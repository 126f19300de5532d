"""The framework of control surfaces that came with Live 9 and is still there, in behaviour."""  # noqa: N999
