"""The story's history: its versions, what is not the same in two of them, what comes back."""
