"""`Site` to HTML artifacts; the one room that knows Jinja."""

from pressroom.render.pages import pages
from pressroom.render.surroundings import Surroundings

__all__ = ["Surroundings", "pages"]
