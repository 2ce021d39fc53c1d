"""Jinja rendering: a template and a view to the bytes of a page."""

from __future__ import annotations

import functools
import os
import traceback
from collections.abc import Callable, MutableMapping
from gettext import NullTranslations
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from markupsafe import Markup

from pressroom.content.load.file_names import composed
from pressroom.core.problems import Abort, Problem
from pressroom.formats.html.day_text import (
    long_day,
    month_alone_words,
    month_words,
    number_words,
    time_words,
)
from pressroom.formats.html.theme_templates import Templates
from pressroom.formats.html.whole_phones import text_with_phones
from pressroom.standards.languages import direction, locale_code, script
from pressroom.standards.phones import read_phone
from pressroom.standards.web import mailto
from pressroom.typeset.catalogues import translations

# Exceptions that expressions in templates can raise; UnicodeDecodeError is a ValueError.
_MISTAKES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)


class _NoAssetError(jinja2.TemplateError):
    """Raised when a template asks for an asset that does not exist."""


# The preview server may run for days, and each edit of a template makes a new environment.
@functools.lru_cache(maxsize=32)
def _environment(templates: Templates, language: str) -> jinja2.Environment:
    words = translations(templates.folders, language)
    environment = _bare_environment(words)
    environment.loader = _Compiled(templates)
    assets = dict(templates.assets)

    def asset(name: str) -> str:
        known = composed(name)
        if known not in assets:
            raise _NoAssetError(f"there is no file static/assets/{name}")
        return assets[known]

    environment.globals["_"] = _words_in_templates(words)
    environment.globals["asset"] = asset
    environment.filters["worded"] = words.gettext
    return environment


def _bare_environment(words: NullTranslations) -> jinja2.Environment:
    environment = jinja2.Environment(
        extensions=["jinja2.ext.i18n"],
        # Every template is HTML; values that are already HTML are marked by `|html`.
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # A theme has few templates, and what is loaded never changes.
        cache_size=-1,
        auto_reload=False,
    )
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    environment.filters["html"] = Markup
    environment.filters["worded"] = _unknown
    environment.filters["locale"] = locale_code
    environment.filters["number"] = number_words
    environment.filters["day"] = long_day
    environment.filters["month"] = month_words
    environment.filters["month_alone"] = month_alone_words
    environment.filters["time"] = time_words
    environment.filters["phone"] = read_phone
    environment.filters["phones"] = text_with_phones
    environment.filters["mailto"] = mailto
    environment.globals["direction"] = direction
    environment.globals["script"] = script
    return environment


def _words_in_templates(words: NullTranslations) -> Callable[..., str]:
    """The function `_` of templates: as Jinja's own, but a message without values is looked up once
    and not again on each page."""

    @functools.cache
    def fixed(message: str, markup: bool) -> str:
        text = words.gettext(message)
        return (Markup(text) if markup else text) % {}

    @jinja2.pass_eval_context
    def said(context: nodes.EvalContext, message: str, **values: Any) -> str:
        if not values:
            return fixed(message, bool(context.autoescape))
        text = words.gettext(message)
        return (Markup(text) if context.autoescape else text) % values

    return said


def _unknown(text: str) -> str:
    """A filter that has no answer before a page is rendered: Jinja works out what it can as soon
    as it compiles, and the code serves all languages."""
    raise LookupError(text)


class _Compiled(jinja2.BaseLoader):
    """Loads the templates whose bytes are in the theme's digest, and nothing else: what a link or
    a hidden file holds would change pages unseen."""

    def __init__(self, templates: Templates) -> None:
        # The nearest folder comes first.
        self.files = {file.name: file for file in reversed(templates.sources)}

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        if name not in self.files:
            raise jinja2.TemplateNotFound(name)
        file = self.files[name]
        code = _code(file.data.decode("utf-8-sig"), name, file.path)
        return jinja2.Template.from_code(environment, code, globals or {})


# A theme's templates take longer to compile than a small site to build, and neither another
# language nor an edit of one template changes the code of the rest.
@functools.lru_cache(maxsize=256)
def _code(source: str, name: str, path: str) -> CodeType:
    return _compiler().compile(source, name, path)


@functools.cache
def _compiler() -> jinja2.Environment:
    return _bare_environment(NullTranslations())


def render_template(templates: Templates, name: str, view: Any) -> bytes:
    """Renders the template `name` with the fields of `view`, as UTF-8.

    Raises `Abort` with template and line if the template has a fault.
    """
    try:
        fields = {field: getattr(view, field) for field in view.__struct_fields__}
        language = view.head.language if "head" in fields else view.language
        template = _environment(templates, language).get_template(name)
        return template.render(fields).encode()
    except (jinja2.TemplateError, *_MISTAKES) as error:
        raise Abort([_fault(templates, name, error)]) from error


def _fault(templates: Templates, name: str, error: Exception) -> Problem:
    path, line = _fault_location(templates, name, error)
    if isinstance(error, jinja2.TemplateNotFound):
        message, remedy = f"there is no template `{error.name}`", "put it into templates/"
    elif isinstance(error, _NoAssetError):
        message, remedy = str(error), "put it there, or correct the name"
    elif isinstance(error, jinja2.UndefinedError):
        message, remedy = (
            str(error),
            "use a name that this page's view has (`pressroom help looks`)",
        )
    elif isinstance(error, jinja2.TemplateSyntaxError):
        message, remedy = f"not a template: {error.message}", "mend its syntax"
    else:
        message, remedy = f"the template fails: {error}", "mend the expression on this line"
    return Problem(path=path, line=line, code="PR401", message=message, remedy=remedy)


def _fault_location(templates: Templates, name: str, error: Exception) -> tuple[str, int]:
    """Template and line at fault: as the error says, or else the last template it passed
    through."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _template_path(templates, error.filename or error.name or name), error.lineno
    for row in reversed(traceback.extract_tb(error.__traceback__)):
        if any(row.filename.startswith(folder + os.sep) for folder in templates.folders):
            return _template_path(templates, row.filename), row.lineno or 0
    return f"templates/{name}", 0


def _template_path(templates: Templates, filename: str) -> str:
    for folder in templates.folders:
        if filename.startswith(folder + os.sep):
            return "templates/" + Path(filename).relative_to(folder).as_posix()
    return f"templates/{filename}"
