"""What could be better in content that may be loaded as it is: said, never in the way."""
