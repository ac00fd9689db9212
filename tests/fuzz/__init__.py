"""Thousands of damaged files through every importer: `make fuzz`."""
