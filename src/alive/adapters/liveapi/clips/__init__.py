"""Clips, their notes and envelopes, as several modules of handlers need them."""
