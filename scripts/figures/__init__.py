"""The figures that show data or functions, each computed and drawn by a module of its own."""
