"""Digests of published texts, as the ledger records them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from pressroom.content.markdown_blanks import as_read, without_blanks_at_ends, without_comments
from pressroom.content.model import Release
from pressroom.core.digest import digest


def digest_of(release: Release) -> str:
    """A digest of what readers get of a release: headline, subheads, body, standing texts, and the
    addresses of its files (which contain digests of the files). Blanks and comments that Markdown
    drops are no part of it."""
    return _digest(release, without_comments(release.body), as_read)


def is_recorded(known: str, release: Release) -> bool:
    """Whether `known`, the newest digest on record, is of the text of a release. Digests of earlier
    versions are of a file's own comments and blanks: tried are those of now, and those that editors
    leave most often."""
    at_ends = without_blanks_at_ends

    def ends_its_line(text: str) -> str:
        return f"{at_ends(text)}\n"

    kept = (_digest(release, release.body, form, form) for form in (at_ends, str))
    if known in (digest_of(release), _digest(release, release.body, as_read), *kept):
        return True
    bodies = (f"\n{at_ends(release.body)}\n", ends_its_line(release.body))
    return known in {
        _digest(release, body, str, at_ends, form)
        for body in bodies
        for form in (at_ends, ends_its_line)
    }


def _digest(
    release: Release,
    body: str,
    form: Callable[[str], str],
    line_form: Callable[[str], str] = as_read,
    text_form: Callable[[str], str] | None = None,
) -> str:
    """A digest with each text in a form: the body, headline and subheads, standing texts."""
    standing = (*release.boilerplate, *([release.legend] if release.legend else []))
    files = sorted(document.url for document in (*release.attachments, *release.beside.values()))
    lines = (line_form(release.title), tuple(map(line_form, release.subheads)))
    texts = tuple((text_form or form)(text.text) for text in standing)
    return digest(msgspec.msgpack.encode((*lines, form(body), files, texts)))
