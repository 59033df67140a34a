"""Images and where they stand."""
