"""Markdown to safe HTML, with findings for the author; the only package that uses
Python-Markdown."""
