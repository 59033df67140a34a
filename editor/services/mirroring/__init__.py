"""The mirror's folder: its file names, its index, what is written into it and read out again."""
