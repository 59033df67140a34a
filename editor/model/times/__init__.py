"""Times as people write and read them, and as a story keeps them: RFC 3339."""
