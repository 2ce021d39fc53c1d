"""Theme: templates and static files, a site's own over the default ones, and its colours."""
