"""Notes in other forms; one file a form, and the table of them in `forms`."""
