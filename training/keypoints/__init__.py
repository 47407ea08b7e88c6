"""The weights of the key point ranker and the table of word frequencies."""
