"""`Site` to HTML artifacts; the one room that knows Jinja."""

from pressroom.render.pages import pages

__all__ = ["pages"]
