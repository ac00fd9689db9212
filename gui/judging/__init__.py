"""What a person says of what was found."""
