"""`python -m alive.bridge` is the command `alive`."""

from alive.bridge.cli import main

main()
