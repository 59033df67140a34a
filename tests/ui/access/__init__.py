"""What people with a keyboard alone, a screen reader or large text have of the window."""
