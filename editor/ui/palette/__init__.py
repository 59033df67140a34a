"""The command palette: any command, story, setting or field by its name."""
