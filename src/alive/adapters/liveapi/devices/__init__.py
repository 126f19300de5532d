"""Devices, racks and their parameters, as several modules of handlers need them."""
