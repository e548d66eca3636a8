"""A learner's record as files: whole as JSON, which can be read back; marks as a table, a checklist, notes for Anki."""
