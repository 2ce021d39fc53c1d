"""The one room that knows Python-Markdown: text to safe HTML, with what it found on the way."""

from pressroom.markup.allowed import apart
from pressroom.markup.convert import Converter
from pressroom.markup.links import absolute, fragment, serialised
from pressroom.markup.marked import escaped
from pressroom.markup.rendered import Finding, Inset, Rendered
from pressroom.markup.text import plain
from pressroom.markup.written import as_line, as_markdown, as_text, unnoted

__all__ = [
    "Converter",
    "Finding",
    "Inset",
    "Rendered",
    "absolute",
    "apart",
    "as_line",
    "as_markdown",
    "as_text",
    "escaped",
    "fragment",
    "plain",
    "serialised",
    "unnoted",
]
