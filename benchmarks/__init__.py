"""Measurements against the budgets, each beside the bare loop of the same run. `make bench`."""
