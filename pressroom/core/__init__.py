"""Machinery that knows no press release: problems, files, records, caches, processes."""
