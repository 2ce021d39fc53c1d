"""Text of a release as rules search it; what several rules need is found once."""

from __future__ import annotations

import bisect
import itertools
import operator
import re
import string
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date

from pressroom.content.config.records import Config
from pressroom.content.model import Release
from pressroom.content.trademarks.mentions import Mention, mark_finder
from pressroom.core.lazy import lazy_property
from pressroom.core.occurrences import occurrences
from pressroom.rules.amount_sentences import AmountSentence, AmountSentences, outline
from pressroom.rules.amounts import Amount, read_amounts
from pressroom.rules.beside import NOTHING, Beside
from pressroom.rules.change_claims import (
    CHANGE_WORDS,
    ClaimedChange,
    claimed_changes,
    signed_percentages,
)
from pressroom.rules.code import blanked, code_blanked
from pressroom.rules.english import dates, lower_ascii
from pressroom.rules.paragraphs import Paragraph, read_paragraphs
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.spoken import has_text, is_spoken
from pressroom.typeset.article import Article

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PIECE = re.compile(r"[^\W_]+")
# Translation of UTF-8 bytes: signs that no word contains become spaces.
_SIGNS_AWAY = bytes(
    byte if byte > 0x7F or chr(byte).isalnum() or byte in b"'-" else 0x20 for byte in range(256)
)
# What nearly every text has, and no rule looks for as a sign.
_NO_SIGNS = (string.ascii_letters + string.digits + " \n.,").encode()
# The registered mark, and Unicode's letter-like symbols, of which the trademark is one.
SYMBOL_SIGNS = frozenset(["®", *map(chr, range(0x2100, 0x2140))])
_TARGET = re.compile(r"\]\((?:<[^<>\n]{0,2000}>|[^)\s\]]*+(?:\](?!\()[^)\s\]]*+)*+\))")
_ADDRESS = re.compile(r"https?://[^\s)>]+")
# Quotations within a paragraph; and these with headings and quoted blocks.
_QUOTED = re.compile(r"[\"“„«](?:[^\"“”„«»\n]|\n(?!\s*\n)){0,4000}[\"”“»]")
_OTHERS = re.compile(rf"^[ \t]{{0,3}}(?:#{{1,6}}[ \t]|>)[^\n]*|{_QUOTED.pattern}", re.MULTILINE)
_PAIR = 2  # amounts, of which one has changed to the other
_REGULATORY_SIGNS = ("RNS", "LEI", "Legal", "MAR")
_REGULATORY_HEAD = re.compile(
    r"\bRNS Number|\b(?:LEI|Legal Entity Identifier)\b.{0,20}\w{20}|Article 17 (?:of )?MAR\b"
)


class ReleaseText:
    """One release, its article and the settings, with the texts that rules search.

    Offsets count characters of the body's source; lines are those of the release's file. `beside`
    is what else belongs to the release, for a rule that asks for it.
    """

    def __init__(self, article: Article, config: Config, beside: Beside = NOTHING) -> None:
        self.article = article
        self.config = config
        self.beside = beside
        self.release: Release = article.release

    @lazy_property
    def uncoded(self) -> str:
        """The body's source with code and comments replaced by spaces, everything else in place."""
        return code_blanked(self.release.body, self.signs)

    @lazy_property
    def prose(self) -> str:
        """The body's source with code, comments and addresses replaced by spaces, everything else
        in place."""

        def blank_row(match: re.Match[str]) -> str:
            return " " * (match.end() - match.start())

        body = self.uncoded
        if "]" in self.signs and "](" in body:
            body = _TARGET.sub(blank_row, body)
        return _ADDRESS.sub(blank_row, body) if "/" in self.signs and "http" in body else body

    @lazy_property
    def _source(self) -> bytes:
        return self.release.body.encode("utf-8", "replace")

    @lazy_property
    def data(self) -> bytes:
        """The prose in UTF-8, since searching bytes takes a fraction of the time."""
        if self.prose is self.release.body:
            return self._source
        return self.prose.encode("utf-8", "replace")

    @lazy_property
    def signs(self) -> Set[str]:
        """The signs in the body: all its characters but ASCII letters and digits, blanks, points
        and commas. To ask them tells at once what no search through the text would find."""
        return set(self._source.translate(None, _NO_SIGNS).decode())

    @lazy_property
    def own_words(self) -> str:
        """The prose with quotations replaced by spaces too, and headings if house policy on
        trademarks skips them; everything else in place."""
        headings = self.config.marks.policy == "first-body"

        def blank(match: re.Match[str]) -> str:
            kept = match[0].lstrip(" \t").startswith("#") and not headings
            return match[0] if kept else blanked(match[0])

        # A fast check first: the search for such lines looks at every character.
        lines = not self.signs.isdisjoint("#>")
        return (_OTHERS if lines else _QUOTED).sub(blank, self.prose)

    @lazy_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Blocks of the prose that are text or list items; no tables, headings or code."""
        return read_paragraphs(self.prose)

    @lazy_property
    def tokens(self) -> list[str]:
        """The prose in order, split at spaces and at those ASCII signs that no word contains."""
        return self.data.translate(_SIGNS_AWAY).decode().split()

    @lazy_property
    def words(self) -> Set[str]:
        """The set of words in the prose, as written."""
        return self._words_and_pieces[0]

    @lazy_property
    def _words_and_pieces(self) -> tuple[Set[str], Set[str]]:
        """The words, and the pieces of those with hyphens and apostrophes."""
        # Nearly all tokens are a word each; examining only the others takes half the time.
        words = set(self.tokens)
        others = list(itertools.filterfalse(str.isalnum, words))
        words.difference_update(others)
        together = " ".join(others)
        words.update(_WORD.findall(together))
        return words, set(_PIECE.findall(together))

    @lazy_property
    def heads(self) -> str:
        """Headline and subheads, each in a line."""
        return "\n".join((self.release.title, *self.release.subheads))

    @lazy_property
    def vocabulary(self) -> tuple[Set[str], ...]:
        """All words and signs of headline, subheads and text, in several sets: words as written,
        and their pieces where they have a hyphen or an apostrophe."""
        heads = self.heads
        above = {*heads, *_PIECE.findall(heads), *_WORD.findall(heads)}
        return (*self._words_and_pieces, self.signs, above)

    @lazy_property
    def names(self) -> Set[str]:
        """The words with a capital, or without letters, that do not begin with a small letter."""
        return set(self._with_capitals).difference(
            word for word in self.mixed_case if word[0].islower()
        )

    @lazy_property
    def mixed_case(self) -> Sequence[str]:
        """The words that have a capital elsewhere than at the beginning alone: abbreviations,
        names such as `PayPal`, and words without letters."""
        return list(itertools.filterfalse(str.istitle, self._with_capitals))

    @lazy_property
    def _with_capitals(self) -> Sequence[str]:
        return list(itertools.filterfalse(str.islower, self.words))

    @lazy_property
    def anatomy(self) -> Anatomy:
        """The frame of the body's text: lead, dateline, contacts, legend, About sections."""
        return Anatomy(self.release.body)

    @lazy_property
    def has_no_frame(self) -> bool:
        """Whether nobody expects dateline and contacts: the text was spoken or is a letter, or
        there is none, only a link to a file."""
        body = self.release.body
        return is_spoken(self.release.title, body) or not has_text(body)

    @lazy_property
    def is_regulatory(self) -> bool:
        """Whether its markets print neither dateline nor ticker: all are outside North America, or
        a regulatory news service's head stands above the text."""
        tickers = self.release.tickers
        if tickers and not any(ticker.north_american for ticker in tickers):
            return True
        head = self.release.body[:600]
        return any(map(head.__contains__, _REGULATORY_SIGNS)) and bool(
            _REGULATORY_HEAD.search(head)
        )

    @lazy_property
    def lead(self) -> str:
        """The lead as it is typed: the paragraph with the dateline, else the first that is no
        subhead, with what stands above it, since without a dateline nothing tells them apart."""
        lead = self.anatomy.lead
        if lead is None:
            return ""
        return lead.text if self.anatomy.dateline else self.prose[: lead.end]

    @lazy_property
    def dates(self) -> tuple[tuple[re.Match[str], date], ...]:
        """Full dates in the prose, as English writes them, with their days."""
        return dates(self.prose, self.outline)

    @lazy_property
    def amounts(self) -> tuple[Amount, ...]:
        """All amounts in the prose, in order; slow, so ask only where some are in doubt."""
        return tuple(read_amounts(self.prose))

    @lazy_property
    def amount_sentences(self) -> AmountSentences:
        """Finder of the prose's sentences and list items that have amounts."""
        return AmountSentences(self.prose, self.outline)

    @lazy_property
    def changes(self) -> list[tuple[AmountSentence, list[ClaimedChange]]]:
        """Sentences of the prose that may tell a change, with the claims of changes in each."""
        if self.amount_sentences.most_figures < _PAIR:
            return []
        places = self.places(CHANGE_WORDS & self.words)
        places += signed_percentages(self.prose) if "%" in self.signs else ()
        sentences = self.amount_sentences.around(places, _PAIR)
        return [(each, list(claimed_changes(each))) for each in sentences]

    @lazy_property
    def outline(self) -> bytes:
        """The prose's figures alone, as zeros, every one in its place."""
        return outline(self.prose)

    def places(self, words: Iterable[str]) -> list[int]:
        """Places of whole words in the prose; `words` are as written."""
        prose, found = self.prose, []
        for word in words:
            for at in occurrences(prose, word):
                behind = at + len(word)
                if not (prose[at - 1 : at].isalnum() or prose[behind : behind + 1].isalnum()):
                    found.append(at)
        return found

    @lazy_property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions in the prose of the trademarks that the article names."""
        return tuple(mark_finder(self.article.marks).find(self.prose)) if self.article.marks else ()

    @lazy_property
    def has_symbols(self) -> bool:
        """Whether the prose contains a trademark symbol."""
        if self.signs.isdisjoint(SYMBOL_SIGNS):
            return False
        # In bytes, since a search in text stops at every quotation mark and space.
        return b"\xc2\xae" in self.data or b"\xe2\x84" in self.data

    @lazy_property
    def lower(self) -> str:
        """The prose in lower case, every character in its place."""
        return lower_ascii(self.prose)

    @lazy_property
    def rows(self) -> list[str]:
        """Lines of the body's source; row 0 is line `release.body_line` of the file."""
        return self.release.body.split("\n")

    @lazy_property
    def _ends(self) -> list[int]:
        return list(map(operator.add, itertools.accumulate(map(len, self.rows)), itertools.count()))

    def line(self, offset: int) -> int:
        """Line of the file that has the body's character at `offset`."""
        return self.release.body_line + bisect.bisect_left(self._ends, offset)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Each match in the prose, with its line in the file."""
        for match in pattern.finditer(self.prose):
            yield self.line(match.start()), match

    def find_at_lines(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Each match in the prose where a line begins, with its line in the file.

        A pattern that begins with `^` would be tried at every character.
        """
        last = start = 0
        for end in self._ends:
            match = pattern.match(self.prose, start) if start >= last else None
            if match is not None:
                last = match.end()
                yield self.line(start), match
            start = end + 1

    def everywhere(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Each match in headline, subheads and prose, with its line in the file."""
        for line, _, text in self.fields():
            for match in pattern.finditer(text):
                yield line, match
        yield from self.find(pattern)

    def cells(self) -> Iterator[tuple[int, str, str]]:
        """Cells of tables from files: the line that puts the table in, the cell's place, and its
        text."""
        for statement in self.article.statements:
            if not statement.line:
                continue  # a table of the body is prose
            for row in statement.grid.rows:
                where = f"row {row.line} of {statement.source.rpartition('/')[2]}"
                for cell in row.cells:
                    if cell.text:
                        yield statement.line, where, cell.text

    def fields(self) -> Iterator[tuple[int, str, str]]:
        """Texts of the front matter that readers see: line, name and text of each."""
        release = self.release
        yield release.line("title"), "headline", release.title
        for text in release.subheads:
            yield release.line("subheads"), "subheads", text
