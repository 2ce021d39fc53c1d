"""Release files as typed records, or as problems with their lines.

Fail closed: what cannot be read with certainty is a problem, never an empty record.
"""
