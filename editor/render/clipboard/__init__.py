"""The HTML that other programs put on the clipboard, read for its structure."""
