"""Saving what can be read of a damaged library into a new one; the damaged file is never written.

- `rows` asks SQLite, as far as it still can.
- `image`, `cells` and `records` read the file without SQLite, after its published format.
- `finds` says what a row is and which state of a story is the newest.
- `elsewhere` looks into backups, journals and the mirror.
- `fresh` writes the new library, `salvaging` is all of it in order.
"""
