"""Front-matter keys that are read the same way in releases and in all that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pressroom.content.config.checks import SEVERITIES
from pressroom.content.config.records import Config, Ruling
from pressroom.content.load.front_matter import LintKeys
from pressroom.core.fields import Codes, KeyPath, Reader
from pressroom.core.problems import choose
from pressroom.standards.instants import BadInstant, Instant, read_instant
from pressroom.standards.web import no_web_address

CODES = Codes(unknown="PR006", missing="PR007", wrong="PR008")
"""The codes of problems with the keys of front matter."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_moment(text: str | None, at: KeyPath, reader: Reader, config: Config) -> Instant | None:
    """The instant that `text` states, in the site's time zone; None for none or a fault."""
    if text is None:
        return None
    read = read_instant(text, config.zone)
    if isinstance(read, BadInstant):
        reader.report(at, "PR009", read.message, read.remedy)
        return None
    return read


def check_web_link(address: str, at: KeyPath, reader: Reader, otherwise: str = "") -> None:
    """Reports an address elsewhere that is none, or not with `https://`: readers would follow it
    over an open line. `otherwise` is what may be done instead."""
    if not address or (address.startswith("https://") and not no_web_address(address)):
        return
    safe = f"https://{address.removeprefix('http://')}"
    remedy = "write the whole address, `https://…`"
    if not no_web_address(safe):
        remedy = f"write `{safe}`, and try whether it opens"
    reader.report(at, "PR013", f"`{address}` is no safe web address", remedy + otherwise)


def read_language(tag: str, config: Config, reader: Reader) -> str:
    """The language that front matter states, or the site's first one; a tag that is not among the
    site's is reported."""
    known = config.site.languages
    if not tag:
        return config.language
    if tag in known:
        return tag
    if _LANGUAGE.fullmatch(tag):
        remedy = f"add it to `languages` in config.toml, or use {' or '.join(known)}"
    else:
        remedy = "write a BCP 47 tag such as `en` or `pt-BR`"
    reader.report(("language",), "PR016", f"`{tag}` is not among the site's languages", remedy)
    return tag


def read_rulings(rows: Iterable[LintKeys], name: str, reader: Reader) -> tuple[Ruling, ...]:
    """The rules that do not apply to the file `name`; a severity that is none is reported."""
    found = []
    for index, keys in enumerate(rows):
        if keys.severity not in SEVERITIES:
            what = f"`{keys.severity}` is no severity"
            remedy = choose(keys.severity, SEVERITIES, none="")
            reader.report(("lint", index, "severity"), "PR008", what, remedy)
        found.append(Ruling(keys.code, keys.severity, release=name))
    return tuple(found)
