"""How the words of a body are marked: emphasis, links, lists, quotes, tables."""
