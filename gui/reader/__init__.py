"""The article on screen: reading, marking, finding, and going from place to place."""
