"""Checks of the finished site as a visitor sees it: links, feeds, pictures, and embargo leaks.

This wing shares no code with the build.
"""
