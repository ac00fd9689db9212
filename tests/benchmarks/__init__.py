"""Measurements beside a peer in the same run: `make bench`. Quote the ratios, not the seconds."""
