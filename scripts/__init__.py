"""Tools that make parts of the project; the site does not import them."""
