"""What is sought in a story, and what takes its place."""
