"""Rules on headline, subheads and end mark, the parts above and below a release's text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pressroom.rules.excerpts import excerpt
from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.needs import SUBHEADS, in_all_cases, needs
from pressroom.rules.release_text import ReleaseText
from pressroom.typeset.anatomy.phrases import END_MARK

_ABBREVIATED = frozenset(
    re.findall(
        r"\S+",
        """
        Inc. Corp. Ltd. Co. Cos. Bros. Pty. Pte. Bhd. Sdn. Cie. Cia. Jr. Sr. St. Mr. Mrs. Ms. Dr.
        Prof. Gen. Gov. Sen. Rep. No. Nos. Nr. Jan. Feb. Aug. Sept. Oct. Nov. Dec. vs. etc. al.
        est. approx. Dept. Univ. Ave. Blvd. Rd. Mt. Ft. vol. Vol. ed. Ed. mil. bil. Mio. Mrd.
        Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich.
        Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Tenn. Vt. Va. Wash. Wis. Wyo.
        """,
    )
)


def headline_ends_with_full_stop(release_text: ReleaseText) -> Iterator[Fault]:
    """A headline ends without a full stop.

    It is a title, not a sentence; wires and search engines print it as one.

    Bad:
        title: ACME Corporation Opens Works.

    Good:
        title: ACME Corporation Opens Works

    Source: AP Stylebook, "headlines"
    """
    title = release_text.release.title.rstrip()
    if not title.endswith(".") or title.endswith(".."):
        return
    *before, last = title.split()
    # An abbreviation keeps its point, and two sentences may both have theirs.
    word = last.lstrip('(“"')
    known = word in _ABBREVIATED or word.capitalize() in _ABBREVIATED  # `INC.`
    short = known or "." in last[:-1] or len(last) < 3
    if short or "." in " ".join(before):
        return
    old = " ".join([*before[-1:], last])
    # In front matter a quotation mark or an ampersand may be written otherwise.
    plain = re.fullmatch(r"[\w ,-]+\.", old) and title.count(old) == 1
    yield Fault(
        release_text.release.line("title"),
        f"the headline ends with a full stop: `{old}`",
        f"write `{old[:-1]}`",
        Fix(old, old[:-1]) if plain else None,
    )


@needs([SUBHEADS])
def subhead_repeats_headline(release_text: ReleaseText) -> Iterator[Fault]:
    """A subhead says something that headline and other subheads do not.

    It is the second thing that readers see, and what lists and feeds show below the headline.

    Bad:
        subheads: [ACME Corporation opens works]

    Good:
        subheads: [They will make 4,000 anvils a day]

    Source: WCAG 2.2, 2.4.6 Headings and Labels; Pressroom's lists, whose summary of a release \
is its first subhead
    """
    firsts = [
        _FIRST.search(text) for text in (release_text.release.title, *release_text.release.subheads)
    ]
    # A fast check first: texts with different first words differ.
    if len({found[0].casefold() for found in firsts if found}) == len(firsts):
        return
    seen = {_folded(release_text.release.title): "the headline"}
    for subhead in release_text.release.subheads:
        before = seen.get(_folded(subhead))
        seen.setdefault(_folded(subhead), "another")
        if before:
            yield Fault(
                release_text.release.line("subheads"),
                f"the subhead `{excerpt(subhead)}` repeats {before}",
                "say what comes next, or take it out",
            )


_FIRST = re.compile(r"[^\W_]+")


def _folded(text: str) -> str:
    text = re.sub(r"\((?:R|TM|SM)\)", "", text, flags=re.IGNORECASE)
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


# Notes, contacts, boilerplates, legends and marks' owners have their place below.
_MAY_FOLLOW = re.compile(
    r"\W{0,6}(?:notes?|about|media|press|investors?|contacts?|sources?|for (?:more|further|media"
    r"|additional|press|investor)|forward|safe|caution\w*|disclaim\w*|this (?:press |news )?release"
    r"|(?:certain|all|some) |statements|the (?:statements|information)|except |follow|connect|view"
    r"|back ?ground|appendix|annex|copyright|©|references?|glossary|definitions?|issued|notice"
    r"|distributed|important|not for|photo|image|video|editor|to (?:learn|view|read|download))\b"
    r"|\W{0,3}[\[(*†‡§¹²³⁴⁵\d]|[-•>]",
    re.IGNORECASE,
)
_FOR_THE_PRESS = re.compile(
    r"trademark|@|\b(?:media|press|investors?|inquir\w*|quer(?:y|ies)|tel|phone|forward-looking)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 15


def _is_of_the_frame(release_text: ReleaseText, text: str) -> bool:
    """Whether a paragraph is a typed contact, About section, boilerplate, legend or the like."""
    anatomy = release_text.anatomy
    parts = (
        *(*anatomy.contacts, *anatomy.about, *anatomy.boilerplate, *anatomy.legend),
        *(*anatomy.attributions, *anatomy.footer),
    )
    start = release_text.release.body.find(text[:40])
    return any(part.start <= start < part.end for part in parts)


_LONGEST_MARK = 20


@needs({"#", "*", "30"} | in_all_cases(("end", "ends", "fin", "ende")))
def text_after_end_mark(release_text: ReleaseText) -> Iterator[Fault]:
    """The text for publication stands above the end mark.

    Editors stop reading at `###` or `-30-`; below it come notes to them, contacts, the
    boilerplate and the legend.

    Bad:
        ACME opened works.

        ###

        The works will make 4,000 anvils a day, and the company has hired 300 people for them \
since March.

    Good:
        ACME opened works.

        The works will make 4,000 anvils a day, and the company has hired 300 people for them \
since March.

        ###

    Source: wire copy's end marks, `###` and `-30-`
    """
    rows = release_text.rows
    short = itertools.compress(enumerate(rows), map(_LONGEST_MARK.__gt__, map(len, rows)))
    marks = [
        index
        for index, row in short
        # Stars may part a text as well as end it, and a paragraph's last line may be `end.`.
        if row
        and END_MARK.match(row)
        and row.strip("* \u00a0\u200b")
        and (not index or not rows[index - 1].strip())
    ]
    if not marks:
        return
    first = release_text.release.body_line
    texts = (
        (release_text.line(paragraph.start), paragraph.text)
        for paragraph in release_text.paragraphs
    )
    line, text = next((found for found in texts if found[0] > first + marks[-1]), (first, ""))
    # Text under a heading of its own is meant to be there.
    if "".join(release_text.rows[marks[-1] + 1 : line - first]).strip():
        return
    if len(text.split()) < _FEW_WORDS or _MAY_FOLLOW.match(text) or _FOR_THE_PRESS.search(text):
        return
    if _is_of_the_frame(release_text, text):
        return
    yield Fault(
        line,
        f"`{excerpt(text)}` stands below the end mark on line {first + marks[-1]}",
        "put it above the mark, or a heading over it, such as `## Notes to editors`",
    )
