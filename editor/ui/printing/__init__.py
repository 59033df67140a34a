"""Pages on paper: the reader's page, and proofs with numbered lines."""
