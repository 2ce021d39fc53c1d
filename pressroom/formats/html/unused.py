"""Templates and catalogues of a room that no page uses: most often a name that is mistyped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import jinja2
import jinja2.meta

from pressroom.core.package import DEFAULT_THEME
from pressroom.core.problems import Problem, Severity, choose
from pressroom.formats.theme.theme import TemplateFile, Theme
from pressroom.standards.languages import LOCALES, catalogues


def unused_templates(theme: Theme, languages: Iterable[str]) -> list[Problem]:
    """Warnings (PR033) for files below the room's `templates/` that no page of the site uses.

    Used are the templates that the default theme has too, whatever these include, extend or
    import, and the catalogues of the site's `languages`. None where a template works out the name
    of another, which may be any.
    """
    own = str(DEFAULT_THEME / "templates")
    shipped = {file.name for file in theme.sources if Path(file.path).is_relative_to(own)}
    added = [file for file in theme.sources if file.name not in shipped]
    spoken = {str(path) for tag in languages for path in catalogues(theme.templates, tag)}
    idle = [f for f in added if f.name.startswith(f"{LOCALES}/") and f.path not in spoken]
    others = [f for f in added if not f.name.startswith(f"{LOCALES}/") and not _is_note(f)]
    if others:
        used = _reached(theme.sources, shipped)
        idle += [file for file in others if used is not None and file.name not in used]
    return [_unused(file, shipped) for file in sorted(idle, key=lambda file: file.name)]


def _is_note(file: TemplateFile) -> bool:
    """Whether a file is a note on the templates, such as `README.md`."""
    return file.name.endswith(".md")


def _reached(sources: Iterable[TemplateFile], kinds: Iterable[str]) -> set[str] | None:
    """The names of the templates `kinds`, and of all that they lead to; None where one of them
    works out a name."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    files: dict[str, list[bytes]] = {}
    for file in sources:
        files.setdefault(file.name, []).append(file.data)
    left, reached = list(kinds), set(kinds)
    while left:
        # A room's template may lean on the shipped one of its name no longer: both count.
        for data in files.get(left.pop(), ()):
            try:
                tree = environment.parse(data.decode())
            except (jinja2.TemplateSyntaxError, UnicodeDecodeError):
                continue  # the page that needs it tells what is wrong
            for name in jinja2.meta.find_referenced_templates(tree):
                if name is None:
                    return None
                if name not in reached:
                    reached.add(name)
                    left.append(name)
    return reached


def _unused(file: TemplateFile, known: Iterable[str]) -> Problem:
    name, is_catalogue = file.name, file.name.startswith(f"{LOCALES}/")
    none = "include it in a template that is used, or take it away"
    remedy = "name its language in `[site] languages`, or take it away"
    return Problem(
        path=f"templates/{name}",
        code="PR033",
        severity=Severity.WARNING,
        message=f"no page uses this {'catalogue' if is_catalogue else 'template'}",
        remedy=remedy if is_catalogue else choose(name, known, none=none),
    )
