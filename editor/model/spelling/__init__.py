"""Which words are looked up, and which somebody vouches for."""
