"""The loader of release files: typed records, or problems with their lines.

It fails closed: what cannot be read with certainty is a problem, never an empty record.
"""
