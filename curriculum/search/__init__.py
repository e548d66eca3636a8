"""Words -> topics, by the database's own full text search. Knows nothing of learners."""
