"""The one room that knows Python-Markdown: text to safe HTML, with what it found on the way."""

from pressroom.markup.convert import Converter, Finding, Rendered
from pressroom.markup.links import absolute
from pressroom.markup.text import plain

__all__ = ["Converter", "Finding", "Rendered", "absolute", "plain"]
