"""Press text taken apart into a story and written back: one concern a file, one step after another.

Above all, nothing is dropped and nothing is published or hidden by accident: what is certain goes
to its field, what is doubtful stays text in the body.
"""
