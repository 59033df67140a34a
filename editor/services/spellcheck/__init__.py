"""What spelling is made of: dictionaries, the process that knows them, words of one's own."""
