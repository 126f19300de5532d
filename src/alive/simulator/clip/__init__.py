"""Clip slots and clips: notes, audio, envelopes, the arrangement."""
