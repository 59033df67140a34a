"""Quotes, dashes and spaces as typesetters of a language take them."""
