"""A second story beside the first, to read and to copy from."""
