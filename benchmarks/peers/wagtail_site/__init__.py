"""A site of Wagtail's, as its own template begins one, with one type of page."""
