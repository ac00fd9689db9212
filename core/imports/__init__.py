"""Notes from elsewhere: one file a format, and `merge`, which brings them into the database."""
