"""How long a story is to be, and where its headline is cut."""
