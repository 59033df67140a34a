"""What stories begin from, and how one changes its house."""
