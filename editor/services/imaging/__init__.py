"""Images from outside: looked into, freed of what they say beyond their pixels, made web-sized.

- `taking` takes one in or refuses it with a sentence; `kinds` says what bytes are.
- `stripping` takes hidden data out without touching a pixel, `words` reads captions before that.
- `sizing` makes what pages show.

Only these modules know Pillow, and none imports it before the first image comes.
"""
