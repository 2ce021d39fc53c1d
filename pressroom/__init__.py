"""Pressroom: a static press room for investor relations, from Markdown releases."""

__version__ = "0.1.0"
