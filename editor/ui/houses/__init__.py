"""The houses of a library: their menu, and the editor of their profiles."""
