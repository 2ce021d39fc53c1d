"""A site as HTML pages; the one package that knows Jinja."""
