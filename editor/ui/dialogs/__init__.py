"""The windows that ask and tell: export, preferences, marks, progress, shortcuts, about."""
