"""Editorial rules, what a wire editor would say of a release: one small function each, its
docstring its manual."""
