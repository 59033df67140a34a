"""The list of stories: search field, status filters, rows."""
