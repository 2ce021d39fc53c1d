"""Trademarks: symbols in every spelling, mentions in a text, the policy for setting symbols, and
the attribution line."""
