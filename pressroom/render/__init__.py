"""`Site` to HTML artifacts; the one room that knows Jinja."""
