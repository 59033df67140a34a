"""What was taken for what, and how it is put right."""
