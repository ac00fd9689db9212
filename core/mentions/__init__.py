"""Finds where a text speaks of agreements by name, short form or description."""
