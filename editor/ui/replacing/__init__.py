"""Replacing across the library: every hit is seen before anything changes."""
