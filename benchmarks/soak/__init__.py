"""Long runs with many clients that behave well and badly; see `__main__`."""
