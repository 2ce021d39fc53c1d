"""Finds the releases and reads each into a typed record, or says why it cannot.

Fail closed: what cannot be read with certainty is a problem, never an empty record.
"""
