"""A `Document` set as a page."""
