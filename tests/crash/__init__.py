"""The machine that proves that no word is lost: real processes, real faults, counted.

Each suite is a module that ends in `SUITE`; `python -m tests.crash` runs them in full, the tests
of this folder a little of each.
"""
