"""Tracks, their mixer, routing and meters."""
