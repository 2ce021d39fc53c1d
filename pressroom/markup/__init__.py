"""The one room that knows Python-Markdown: text to safe HTML, with what it found on the way."""
