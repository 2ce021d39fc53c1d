"""Editorial rules, the checks of a wire editor: one small function each, its docstring its
manual."""
