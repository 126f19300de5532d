"""What runs scripts: the host, its clockwork, imports, log, MIDI, and the person at the computer."""
