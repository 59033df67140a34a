"""What a story is and how it changes: frozen values and pure functions, standard library only."""
