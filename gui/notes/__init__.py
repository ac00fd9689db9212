"""A person's notes: on the page, in their list, kept safe, given out and taken in."""
