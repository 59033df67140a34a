"""The steps from one form of the library to the next: one file each, fixed once released."""
