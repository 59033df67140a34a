"""Finding and replacing in the open story, from the bar over the form."""
