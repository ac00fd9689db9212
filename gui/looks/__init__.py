"""Colours, type and the small things every part of the window is made of."""
