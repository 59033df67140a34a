"""The structured form: a story as one page of fields that look like the page they make."""
