"""HTML pages of a site; the only package that uses Jinja."""
