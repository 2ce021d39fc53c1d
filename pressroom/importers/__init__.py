"""Importers: Word files, wire texts, HTML and archives, read into releases. Nothing is written
here."""
