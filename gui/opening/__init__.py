"""How a document comes in, and what is said meanwhile."""
