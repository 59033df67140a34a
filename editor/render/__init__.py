"""Bodies and foreign markup as a tree of nodes, and the tree as HTML, plain text and Markdown."""
