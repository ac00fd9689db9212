"""Readings in other forms; one file a form."""
