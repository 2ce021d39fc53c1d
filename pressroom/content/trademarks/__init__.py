"""Trademarks: their symbols in every spelling, their mentions in a text, house policy, and the
line that names their owners."""
