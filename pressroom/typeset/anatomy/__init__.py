"""Anatomy of a release's text: the parts of its frame, where they stand, and how sure that is."""
