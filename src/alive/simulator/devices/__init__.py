"""Devices, racks, chains, parameters, and the library of native devices."""
