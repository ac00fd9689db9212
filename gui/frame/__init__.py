"""What stands around the article and opens over it."""
