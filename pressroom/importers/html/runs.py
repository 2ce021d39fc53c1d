"""Running text of HTML as safe HTML: emphasis, raised and lowered letters, links, line ends."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

LINE_BREAK = "\0"
"""Text of a run that is a line's end."""
_BLANKS = re.compile("[ \t\r\n\f\u2028\u2029\u200b\ufeff]+")
_WORD = re.compile(r"[^\W_]")
_EDGES = " \u00a0\u2002\u2003\u2009\u202f"


class Style(msgspec.Struct, frozen=True):
    """Style of a run of text, and where it leads; `level` is 1 for raised letters, -1 for lowered;
    `struck` is true for what was deleted."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    level: int = 0
    link: str = ""


PLAIN_STYLE = Style()
Run = tuple[str, Style]


def paragraphs(runs: Sequence[Run]) -> Iterator[str]:
    """Safe HTML of the paragraphs in a run of text, without empty ones: two line ends in a row
    begin another."""
    part: list[Run] = []
    ends = 0
    for text, style in runs:
        if text == LINE_BREAK:
            ends += 1
        elif text.strip(_EDGES + "\n\t\r\f"):
            if ends > 1:
                yield from _markup(part)
                part = []
            elif ends and part:
                part.append((LINE_BREAK, PLAIN_STYLE))
            ends = 0
            part.append((text, style))
        elif part and not ends:
            part.append((text, part[-1][1]))  # a blank is set like what stands before it
    yield from _markup(part)


def _markup(runs: Sequence[Run]) -> Iterator[str]:
    if all(style == PLAIN_STYLE for _, style in runs):
        made = _tidied(_typed(runs))  # most paragraphs: the same, sooner
    else:
        made = _tidied("".join(_linked(list(runs))))
    if made:
        yield made


def _linked(runs: list[Run]) -> Iterator[str]:
    for link, group in itertools.groupby(runs, lambda run: run[1].link):
        inside = "".join(_bold(list(group)))
        words = inside.strip(_EDGES + "\n\t\r\f")
        if not link or not words:
            yield inside
            continue
        before, _, behind = inside.partition(words)
        yield f'{before}<a href="{html.escape(link)}">{words}</a>{behind}'


def _bold(runs: list[Run]) -> Iterator[str]:
    for bold, group in itertools.groupby(runs, lambda run: run[1].bold and run[0] != LINE_BREAK):
        yield _within("strong", "".join(_italic(list(group))), bold)


def _italic(runs: list[Run]) -> Iterator[str]:
    for italic, group in itertools.groupby(
        runs, lambda run: run[1].italic and run[0] != LINE_BREAK
    ):
        yield _within("em", "".join(_struck(list(group))), italic)


def _struck(runs: list[Run]) -> Iterator[str]:
    for struck, group in itertools.groupby(
        runs, lambda run: run[1].struck and run[0] != LINE_BREAK
    ):
        yield _within("del", "".join(_levelled(group)), struck)


def _levelled(runs: Iterable[Run]) -> Iterator[str]:
    for level, group in itertools.groupby(runs, lambda run: run[1].level):
        yield _within("sup" if level > 0 else "sub", _typed(group), bool(level))


def _typed(runs: Iterable[Run]) -> str:
    return "".join(
        "<br>" if text == LINE_BREAK else html.escape(text, quote=False) for text, _ in runs
    )


def _within(tag: str, inside: str, wanted: bool) -> str:
    """Marks text by an element; signs without a letter or digit stay bare, such as a full stop that
    was set bold by chance."""
    return f"<{tag}>{inside}</{tag}>" if wanted and _WORD.search(inside) else inside


def _tidied(markup: str) -> str:
    text = _BLANKS.sub(" ", markup)
    text = re.sub(r" ?<br> ?", "<br>", text)
    return text.strip(_EDGES)
