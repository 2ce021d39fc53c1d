"""Problems of an HTML import: what cannot be read, what was left out, and what wants a look."""

from __future__ import annotations

from collections.abc import Sequence

from pressroom.core.problems import Problem, note, warning
from pressroom.importers.archives.dates import ArchiveDate
from pressroom.importers.html import limits
from pressroom.importers.html.decoding import Decoded
from pressroom.importers.html.page import Cleaned

_MOST = 6
_LONGEST = 20


def refused_page(path: str, data: bytes) -> Problem:
    """Problem PR450 or PR451: the file is no HTML page, or too large."""
    if len(data) > limits.MOST_PAGE_BYTES:
        what = f"the page has over {limits.MOST_PAGE_BYTES // 1_000_000} MB"
        remedy = "save the text alone, without what the page loads"
        return Problem(path=path, code="PR451", message=what, remedy=remedy)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        what, remedy = "the file is empty", "save the page again from a browser"
    else:
        kind = "a PDF" if data.lstrip().startswith(b"%PDF") else "no HTML page"
        what, remedy = f"the file is {kind}", "save the page as HTML, from a browser"
    return Problem(path=path, code="PR450", message=what, remedy=remedy)


def too_deep(path: str) -> Problem:
    """Problem PR451: elements stand within elements without end."""
    what = f"the page has over {limits.MOST_DEPTH} elements one within another"
    return Problem(
        path=path, code="PR451", message=what, remedy="save the text alone, or as plain text"
    )


def no_text(path: str, why: str) -> Problem:
    """Problem PR450: the page has no text of its own."""
    remedy = "save the page from a browser once its text shows there, and import that file"
    return Problem(path=path, code="PR450", message=f"the page has no text{why}", remedy=remedy)


def doubtful_dates(path: str, date: ArchiveDate, contradicting: Sequence[str]) -> list[Problem]:
    """Warnings PR452 for a date of the page that is in doubt."""
    made = []
    if date.told:
        remedy = f"write the instant, such as `date: {date.value}T07:30-05:00`"
        made.append(warning(path, "PR452", date.told, remedy))
    if contradicting:
        days = ", ".join(contradicting)
        what = f"the page gives several days of publication: {days}; the first is taken"
        made.append(warning(path, "PR452", what, "look which one is right"))
    return made


def other_documents(path: str, kinds: Sequence[str]) -> list[Problem]:
    """Note PR456: further documents of a filing are left out."""
    if not kinds:
        return []
    names = ", ".join(kind or "without a type" for kind in kinds[:_MOST])
    what = f"other documents of the filing are left out: {names}"
    remedy = "save a document that is a release as a file of its own"
    return [note(path, "PR456", what, remedy)]


def outside(path: str, words: int, largest: str) -> Problem:
    """Note PR453: words around the main part, such as navigation, are left out."""
    first = f", the longest part begins `{largest}`" if largest else ""
    what = f"{words:,} words around the text are left out (navigation, footer and the like){first}"
    return note(path, "PR453", what, "copy from the page what belongs to the text")


def trackers(path: str, found: Cleaned) -> list[Problem]:
    """Notes PR454 on scripts, frames and tracking pixels, with their hosts."""
    made = []
    if found.pixels:
        what = f"{_counted(found.pixels, 'tracking pixel')} left out{_hosts(found.pixels)}"
        made.append(note(path, "PR454", what, "nothing to do"))
    if found.scripts:
        what = f"{_counted(found.scripts, 'script or frame')} left out{_hosts(found.scripts)}"
        made.append(note(path, "PR454", what, "nothing to do"))
    if found.comments:
        number = "a comment is" if found.comments == 1 else f"{found.comments:,} comments are"
        what = f"{number} left out, with the words in it"
        made.append(note(path, "PR454", what, "nothing to do"))
    return made


def _counted(found: Sequence[tuple[str, int]], name: str) -> str:
    number = sum(count for _, count in found)
    if number == 1:
        return f"a {name} is"
    names = name.replace("script or frame", "scripts or frames")
    return f"{number:,} {names if names != name else f'{name}s'} are"


def _hosts(found: Sequence[tuple[str, int]]) -> str:
    names = [host for host, _ in found if host]
    more = " …" if len(names) > _MOST else ""
    return f" ({', '.join(names[:_MOST])}{more})" if names else ""


def hidden(path: str, found: Sequence[tuple[str, str]]) -> list[Problem]:
    """Warning PR455: words that the page hides from its readers are left out."""
    if not found:
        return []
    how, words = found[0]
    more = f", and {len(found) - 1:,} more" if len(found) > 1 else ""
    shown = words if len(words) <= 60 else f"{words[:60].rstrip()} …"
    what = f"words that the page hides are left out: `{shown}`, by `{how}`{more}"
    return [warning(path, "PR455", what, "type what readers are to see")]


def furniture(path: str, left: Sequence[str]) -> list[Problem]:
    """Note PR456: page numbers, an exhibit's number, heads that pages repeat and the like are left
    out; each is named."""
    if not left:
        return []
    names = ", ".join(f"`{_shortened(text)}`" for text in dict.fromkeys(left))
    what = f"page furniture is left out: {names}"
    return [note(path, "PR456", what, "type what belongs to the text")]


def _shortened(words: str) -> str:
    """A text as it is, or the beginning of one of several lines with the number of its words."""
    count = len(words.split())
    return f"{words[:60].rstrip()} … ({count:,} words)" if count > _LONGEST else words


def encoding(path: str, found: Decoded) -> list[Problem]:
    """Warning PR457: the encoding was guessed."""
    if found.sure:
        return []
    declared = f"; it says it is {found.declared}" if found.declared else ", which it does not say"
    names = {
        "cp1252": "Windows-1252",
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16",
        "utf-8": "UTF-8",
    }
    what = f"the page is read as {names.get(found.encoding, found.encoding)}{declared}"
    remedy = "look whether its accents, dashes and quotation marks are right"
    return [warning(path, "PR457", what, remedy)]


def unread_tables(path: str, count: int) -> list[Problem]:
    """Warning PR458: figures of a table stand in no columns."""
    if not count:
        return []
    number = "a table has" if count == 1 else f"{count} tables have"
    what = f"{number} figures that could not be put into columns, and stands in the text as it was"
    return [warning(path, "PR458", what, "set it anew as a CSV file")]


def pictures_left_out(path: str, names: Sequence[str]) -> list[Problem]:
    """Note PR459: pictures that the page only points to are not taken over."""
    if not names:
        return []
    listed = ", ".join(f"`{name}`" for name in list(dict.fromkeys(names))[:_MOST])
    number = "a picture is" if len(names) == 1 else f"{len(names):,} pictures are"
    what = f"{number} not in the file and left out: {listed}"
    remedy = "put it beside the release and write `![what it shows](name.png)`"
    return [note(path, "PR459", what, remedy)]
