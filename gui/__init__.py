"""The window: one client of core, beside the command line."""
