"""The windows that ask and tell: export, marks, progress, shortcuts, about."""
