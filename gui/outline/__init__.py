"""The sections of the document."""
