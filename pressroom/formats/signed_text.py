"""Signed text: what of a release is signed, as plain text, specified in docs/signatures.md.

It is written so that anybody can make it from a published page. Type-setting does not matter to it:
kinds of quotation marks, dashes and blanks, and trademark symbols, which change with settings and
versions. Every letter, figure and sign does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

import msgspec
from selectolax.lexbor import LexborNode

from pressroom.content.config.records import Config
from pressroom.content.model import Document, Entry, Site
from pressroom.standards.instants import Instant
from pressroom.typeset.markdown.links import fragment

FIRST = "Press release, signed text 1"
NAMESPACE = "press-release"
"""Namespace of SSH signatures of releases, so that none made for another purpose counts."""
AS_OF, FILE = "Signed-As-Of", "File"
PUBLISHED, CORRECTED, WITHDRAWN = "published", "corrected", "withdrawn"
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("®™℠\u00ad\u200b\u2060\ufeff", ""),
        "…": "...",
    }
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote br caption dd details div dl dt figcaption figure footer
        h1 h2 h3 h4 h5 h6 header hr li nav ol p pre section summary table tbody tfoot thead tr
        ul""",
    )
)
_CELLS = ("td", "th")
_MARKS = {"sup": "^", "sub": "_", "del": "~~", "s": "~~"}
_LEFT_OUT = frozenset({"said", "footnote-backref"})
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ROW = re.compile(r"([A-Z][A-Za-z-]*): (.+)")
_SUM = re.compile(r"([0-9a-f]{64}) (.+)")


class Facts(msgspec.Struct, frozen=True):
    """Facts of a signed text on a release, above its words: `rows` of names and values, its
    `files`, and the moment at which all of it `begins` to hold (UTC)."""

    rows: tuple[tuple[str, str], ...]
    files: tuple[Document, ...]
    begins: datetime

    @property
    def state(self) -> tuple[str, str]:
        """Whether it is published, corrected or withdrawn, and by which release it is corrected."""
        return status_of(self.rows)


class SignedText(msgspec.Struct, frozen=True):
    """A signed text, read: rows, files as pairs of SHA-256 and name, the moment for which it was
    signed (UTC), and its lines of words."""

    rows: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    as_of: datetime
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text to be signed."""
        head = [FIRST, *(f"{name}: {value}" for name, value in self.rows)]
        head += [f"{FILE}: {digest} {name}" for digest, name in self.files]
        head += [f"{AS_OF}: {utc(self.as_of)}"]
        return "\n".join([*head, *(["", *self.words] if self.words else [])]) + "\n"


def status_of(rows: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The status in rows, and the release by which it is corrected."""
    known = dict(rows)
    return known.get("Status", ""), known.get("Corrected-By", "")


def facts_of(release: Entry, site: Site, documents: Sequence[Document], config: Config) -> Facts:
    """Facts of a signed text on a release that `site` shows, or of which it shows a tombstone.
    `documents` are the files that its text shows or links."""
    newest, corrects = site.replaced.get(release.url), site.corrects.get(release.url)
    gone = release.withdrawal
    status = WITHDRAWN if gone else CORRECTED if newest else PUBLISHED
    speakers = release.speakers(config) or config.issuers[:1]
    moments = [release.instant.at, *([newest.instant.at] if newest else [])]
    moments += [at for at in (release.updated, gone.at if gone else None) if at is not None]
    rows = [
        ("Id", release.id),
        *(("Issuer", issuer.name) for issuer in speakers),
        ("Published", day_or_utc(release.instant)),
        ("Updated", utc(release.updated) if release.updated and not gone else ""),
        ("Status", status),
        ("Corrects", corrects.id if corrects else ""),
        ("Corrected-By", newest.id if newest else ""),
        ("Withdrawn", utc(gone.at) if gone else ""),
        ("Reason", gone.reason if gone else ""),
        ("Language", release.language),
        ("Headline", "" if gone else release.title),
    ]
    files = {document.url: document for document in (*release.attachments, *documents)}
    return Facts(
        tuple((name, folded_line(value)) for name, value in rows if value),
        () if gone else tuple(files[url] for url in sorted(files)),
        max(moments).astimezone(UTC),
    )


def day_or_utc(instant: Instant) -> str:
    """The day or the instant of a release (ISO 8601, UTC)."""
    return instant.at.date().isoformat() if instant.day_only else utc(instant.at)


def utc(moment: datetime) -> str:
    """A moment to the second (ISO 8601, UTC)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def folded_line(text: str) -> str:
    """One line without what type-setting decides."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SIGNS).split())


def lines_of(*markups: str) -> tuple[str, ...]:
    """The words of safe HTML, a line for each block and each row of a table."""
    text = "\n".join("".join(_pieces(fragment(markup).body)) for markup in markups)
    rows = (folded_line(row) for row in text.split("\n"))
    return tuple(row for row in rows if row)


def _pieces(parent: LexborNode | None) -> Iterator[str]:
    if parent is None:
        return
    first = True
    for node in parent.iter(include_text=True):
        tag = node.tag or ""
        if tag == "-text":
            yield re.sub(r"\s", " ", node.text_content or "")
            continue
        if _LEFT_OUT.intersection((node.attributes.get("class") or "").split()):
            continue
        yield "\n" if tag in _BLOCKS else _MARKS.get(tag, "")
        if tag in _CELLS:
            yield "" if first else " | "
            first = False
        yield from _pieces(node)
        if tag in _CELLS:
            yield " |" * (_span(node) - 1)
        elif tag == "a":
            address = (node.attributes.get("href") or "").strip()
            yield f" <{address}>" if _ABSOLUTE.match(address) else ""
        yield "\n" if tag in _BLOCKS else _MARKS.get(tag, "") if tag in ("del", "s") else ""


def _span(cell: LexborNode) -> int:
    """Number of columns that a cell takes."""
    given = (cell.attributes.get("colspan") or "1").strip()
    return min(max(int(given), 1), 1000) if given.isascii() and given.isdigit() else 1


def read_text(text: str) -> SignedText | None:
    """A signed text, read; None for anything else."""
    head, _, words = text.partition("\n\n")
    first, *others = head.rstrip("\n").split("\n")
    found = [match for match in map(_ROW.fullmatch, others) if match]
    if first != FIRST or len(found) < len(others):
        return None
    pairs = [(match[1], match[2]) for match in found]
    sums = [_SUM.fullmatch(value) for name, value in pairs if name == FILE]
    moments = [value for name, value in pairs if name == AS_OF]
    as_of = _moment(moments[0]) if len(moments) == 1 else None
    if as_of is None or not all(sums):
        return None
    rows = tuple(pair for pair in pairs if pair[0] not in (FILE, AS_OF))
    files = tuple((each[1], each[2]) for each in sums if each)
    read = SignedText(
        rows, files, as_of, tuple(words.removesuffix("\n").split("\n") if words else ())
    )
    # What is not written as it would be here has been changed by an editor.
    return read if read.text == text and all(read.words) else None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def difference(signed: SignedText, now: SignedText) -> str:
    """The first thing in which a signed text is not as it is now, in words; empty for nothing but
    the moment for which it was signed."""
    before, after = dict(signed.rows), dict(now.rows)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            return f"{name} was {_quoted(before.get(name))} and is {_quoted(after.get(name))}"
    if signed.rows != now.rows:
        return "its issuers are others"
    if signed.files != now.files:
        other = {name for _, name in {*signed.files} ^ {*now.files}}
        return f"the file {_quoted(min(other, default=''))} is another"
    for number, (was, is_now) in enumerate(zip(signed.words, now.words, strict=False), start=1):
        if was != is_now:
            at = next(
                i for i, (a, b) in enumerate(zip(f"{was}\0", f"{is_now}\1", strict=False)) if a != b
            )
            start = max(at - 20, 0)
            return f"line {number} was {_quoted(was[start:])} and is {_quoted(is_now[start:])}"
    if len(signed.words) != len(now.words):
        return f"it had {len(signed.words)} lines and has {len(now.words)}"
    return ""


def _quoted(text: str | None) -> str:
    if not text:
        return "missing"
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"
