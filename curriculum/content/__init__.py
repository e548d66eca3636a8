"""Text <-> rows: parse, check and load a folder of roadmaps."""
