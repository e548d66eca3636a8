"""The whole database in one file, read through before it counts, and brought back into an empty place alone."""
