"""Markdown as safe HTML, with what was found on the way; the one package that knows
Python-Markdown."""
