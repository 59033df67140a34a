"""The reader's page beside the form: a locked-down web view, or a simpler one in its place."""
