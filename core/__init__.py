"""Reads agreements out of text: documents in, readings out. Knows no window."""
