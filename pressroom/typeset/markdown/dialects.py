"""Marks of other dialects of Markdown, and of other systems, which readers would see as signs.

Looked for in the converted text, so that what CommonMark reads, and code, are passed over. Sources:
the manuals of Pandoc, kramdown, MultiMarkdown, GitHub, Obsidian, Hugo, MkDocs, CriticMarkup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pressroom.core.html_blocks import blocks
from pressroom.typeset.markdown.limits import without_code
from pressroom.typeset.markdown.rendered import Finding


class _Mark(msgspec.Struct, frozen=True):
    """A mark: what gives it away in the source at little cost, its form, and what to write.

    A form that begins with a sign and then looks back at what may not stand before it is found much
    sooner than one that looks back first, at each character.
    """

    sign: str
    form: re.Pattern[str]
    remedy: str


_HIDES = "take it out, words and signs"
# Notes and comments of other systems: their words would be public.
_COMMENTS = (
    _Mark("{>>", re.compile(r"\{>>[^{]{0,2000}?<<\}"), _HIDES),
    _Mark("{--", re.compile(r"\{--[^{]{0,2000}?--\}"), _HIDES),
    _Mark("{~~", re.compile(r"\{~~[^{]{0,2000}?~~\}"), _HIDES),
    _Mark("{::", re.compile(r"\{::comment\}[^{]{0,2000}?\{:/(?:comment)?\}"), _HIDES),
    _Mark("{#", re.compile(r"\{#\s[^{]{0,2000}?#\}"), _HIDES),
    _Mark("{/*", re.compile(r"\{/\*[^{]{0,2000}?\*/\}"), _HIDES),
    _Mark("<%", re.compile(r"<%--[^<]{0,2000}?--%>|<%#[^<]{0,2000}?%>"), _HIDES),
    _Mark(
        "{%",
        re.compile(r"\{%-?\s*comment\b[^{]{0,2000}?\{%-?\s*endcomment\s*-?%\}"),
        _HIDES,
    ),
    _Mark("{{!", re.compile(r"\{\{!(?:--)?[^{}]{1,2000}?\}\}"), _HIDES),
    _Mark("%%", re.compile(r"(?<!%)%%[ \n][^%]{0,2000}?[ \n]%%(?!%)"), _HIDES),
    # AsciiDoc and reStructuredText.
    _Mark("////", re.compile(r"^/{4,}(?=\n)[^/]{0,2000}", re.MULTILINE), _HIDES),
    _Mark("// ", re.compile(r"^//[ ]\S[^\n]{0,200}", re.MULTILINE), _HIDES),
    _Mark(".. ", re.compile(r"^\.\.[ ](?![\w-]+::|[_|\[.])\S[^\n]{0,200}", re.MULTILINE), _HIDES),
    _Mark("<!--", re.compile(r"<!--[^<]{0,2000}"), "close it with `-->` in its paragraph"),
)
_AS_PIPES = "write the table with `|` and a line `|---|---|` under its head"
_TOC = "take it out: a release has no table of contents"
_TASK = "write the point alone, or `done` and `open`"
_LINK = "write `[words](https://…)`, without a space between"
_SHORTCODE = "take it out, or write what it stands for"
_BOX = "write it as a paragraph or as a quotation, `> words`"
_SIGN = "take it out, or type the sign itself"
_PICTURE = "write `![what it shows](file.png)`"
_CHARACTER = "type the character itself"
_HEADING = "write `## ` before a heading"
_LETTER = r"[^\W\d_]"
# Browsers would read some of them; Markdown none.
_BARE_ENTITY = re.compile(
    r"&(?<![\\\w]&)(?:[mn]dash|nbsp|hellip|bull|middot|[lr][ds]quo|quot|copy|reg|trade|deg|euro|pound"
    r"|yen|times|[aeiou](?:acute|grave|circ|uml)|ccedil|ntilde|szlig|amp|lt|gt)(?![\w;=])"
)
_MARKS = (
    _Mark("~~", re.compile(r"~~(?=\S)[^~\n]{1,300}(?<=\S)~~"), "write `<del>words</del>`"),
    _Mark(
        "==",
        re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]{1,300}(?<=[^\s=])==(?![=\w])"),
        "take the signs out, or write `*words*`",
    ),
    _Mark(
        "++",
        re.compile(r"(?<![+\w])\+\+(?=[^\s+])[^+\n]{1,300}(?<=[^\s+])\+\+(?![+\w])"),
        "write `<ins>words</ins>`",
    ),
    _Mark("^", re.compile(r"(?<=[\w)\s])\^[^\s^~$]{1,30}\^(?!\w*\^)"), "write `<sup>2</sup>`"),
    _Mark("~", re.compile(rf"(?<={_LETTER})~[\w+-]{{1,12}}~(?!~)"), "write `<sub>2</sub>`"),
    _Mark("^[", re.compile(r"\^\[[^\]\n]{1,300}\]"), "write `[^1]`, and the note as `[^1]: …`"),
    _Mark("[@", re.compile(r"\[@[\w:.-]{1,60}[^\]\n]{0,60}\]"), "write the source out"),
    _Mark("[-@", re.compile(r"\[-@[\w:.-]{1,60}[^\]\n]{0,60}\]"), "write the source out"),
    _Mark(
        "[^",
        re.compile(r"\[\^[^\]\s]{1,60}\]"),
        "write its note on a line of its own, `[^1]: …`, or take the mark out",
    ),
    _Mark("'''", re.compile(r"'''(?=[^\s'])[^'\n]{1,300}(?<=[^\s'])'{3}"), "write `**words**`"),
    _Mark("^^", re.compile(r"\^\^(?=[^\s^])[^^\n]{1,100}\^\^"), "write the words alone"),
    _Mark("][", re.compile(r"!?\[[^\[\]\n]{0,200}\]\[[^\[\]\n]{1,100}\]"), _LINK),
    _Mark("] (", re.compile(r"\[[^\[\]\n]{1,200}\] \((?:https?:|mailto:|www\.)"), _LINK),
    _Mark(")[", re.compile(r"\([^()\n]{1,200}\)\[(?:https?:|mailto:|www\.)"), _LINK),
    _Mark(
        "[/",
        re.compile(
            r"\[(?P<name>[a-z][\w-]{0,30})(?:[ =][^\[\]\n]{0,200})?\][^\[\]]{0,500}\[/(?P=name)\]"
        ),
        _SHORTCODE,
    ),
    _Mark(
        "[",
        re.compile(
            r"\[(?:gallery|caption|embed|youtube|vimeo|tweet|audio|video|playlist|contact-form-7|gravityforms?|wpforms"
            r"|(?:vc|et_pb|fusion|su|elementor)[_-][\w-]{1,40})(?: [^\[\]\n]{0,300})?\]"
        ),
        _SHORTCODE,
    ),
    _Mark("{color", re.compile(r"\{color(?::[^{}\n]{1,40})?\}"), "take it out"),
    _Mark("<%", re.compile(r"<%=?\s[^<]{1,300}?%>"), "write what it stands for"),
    _Mark("&", _BARE_ENTITY, "write the character itself, or `;` behind the name"),
    _Mark("&", re.compile(r"&(?<!\\&)(?:[a-z]{2,10}|#\d{2,6}|#x[0-9a-f]{2,6});"), _CHARACTER),
    _Mark("\\", re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})"), _CHARACTER),
    _Mark("\\'", re.compile(r"\\'[0-9a-f]{2}"), _CHARACTER),
    _Mark("{\\rtf", re.compile(r"\{\\rtf1[^\n]{0,80}"), "save the text as Word, and import that"),
    _Mark("\\n", re.compile(r"(?:\\r)?\\n(?=\\|[A-Z\s]|$)"), "begin a new line"),
    _Mark("=", re.compile(r"=(?:E2=80=[89][0-9A-F]|C[23]=[89AB][0-9A-F])"), _CHARACTER),
    _Mark("``", re.compile(r"``(?=[^\s`])[^`\n]{1,300}?''"), "write quotation marks"),
    _Mark(":", re.compile(r":(?<![\w:]:)[a-z][a-z0-9+-]*(?:_[a-z0-9+-]+)*:(?![\w:])"), _SIGN),
    # Textile, and wikis of Atlassian.
    *(
        _Mark(sign, re.compile(rf"^{re.escape(sign)}(?=\S)", re.MULTILINE), _HEADING)
        for sign in ("h1. ", "h2. ", "h3. ", "h4. ", "h5. ", "h6. ")
    ),
    _Mark("bq. ", re.compile(r"^bq\. (?=\S)", re.MULTILINE), "write `> ` before a quotation"),
    _Mark(
        "{",
        re.compile(
            r"\{/?(?:code|noformat|panel|toc|expand|youtube|vimeo|gallery|slider)(?:[:|][^{}\n]{1,100})?\}"
        ),
        _SHORTCODE,
    ),
    _Mark('":', re.compile(r'"[^"\n]{1,100}":(?:https?:|mailto:|www\.|/\w)'), _LINK),
    _Mark("|", re.compile(r"\[[^\[\]|\n]{1,100}\|(?:https?:|mailto:|www\.)"), _LINK),
    _Mark("!", re.compile(r"(?<!\w)![\w./-]{1,100}\.(?:png|jpe?g|gif|svg|webp)!"), _PICTURE),
    # AsciiDoc, Org, reStructuredText, MediaWiki.
    *(
        _Mark(sign, re.compile(rf"^{sign}\S[^\[\n]{{0,200}}\[", re.MULTILINE), _PICTURE)
        for sign in ("image::", "video::", "audio::")
    ),
    _Mark("link:", re.compile(r"\blink:[^\s\[\]]{1,200}\[[^\]\n]{1,100}\]"), _LINK),
    _Mark("[", re.compile(r"https?://[^\s\[\]]{1,200}\[(?=[^\]\n]{0,100}[^\W\d]{2})"), _LINK),
    _Mark("#+", re.compile(r"^#\+[A-Za-z_]{3,}[^\n]{0,80}", re.MULTILINE), "take the line out"),
    _Mark("= ", re.compile(r"^={1,6} [^\W\d][^=\n]{1,200}(?: ={2,6})?$", re.MULTILINE), _HEADING),
    _Mark(
        "[",
        re.compile(
            r"^\[(?:\.[A-Za-z][\w.-]*|(?:quote|verse|source|abstract|sidebar|example|cols=)\b[^\]\n]{0,200}"
            r"|%[a-z][^\]\n]{0,200})\](?=\n)",
            re.MULTILINE,
        ),
        "take the line out",
    ),
    _Mark(
        "[fn:",
        re.compile(r"\[fn:[\w-]*(?::[^\]\n]{1,300})?\]"),
        "write `[^1]`, and the note as `[^1]: …`",
    ),
    _Mark("[http", re.compile(r"\[https?://[^\s\[\]]{1,200} [^\[\]\n]{1,200}\]"), _LINK),
    _Mark("p", re.compile(r"^p[<>=()]{1,4}\. (?=\S)", re.MULTILINE), "take it out"),
    _Mark("{=", re.compile(r"\{=\w{1,20}\}"), "take it out"),
    _Mark("{|", re.compile(r"^\{\|[^\n]{0,80}", re.MULTILINE), _AS_PIPES),
    *(
        _Mark(
            sign * 3, re.compile(rf"^{re.escape(sign)}{{3,}}$", re.MULTILINE), "take the line out"
        )
        for sign in "~^'\"`+"
    ),
    _Mark(
        "{",
        re.compile(
            r"\{:?\s?(?:[.#][A-Za-z][\w:-]*|[A-Za-z][\w-]*=[^{}\s]+)"
            r"(?:\s[^{}\n]{0,200})?\}"
        ),
        "take it out: looks are the theme's to give",
    ),
    _Mark(
        "{:",
        re.compile(r"\{:[/:]?\s?[A-Za-z.#][^{}\n]{0,200}\}"),
        "take it out: looks are the theme's to give",
    ),
    _Mark("{++", re.compile(r"\{(?:\+\+|==)[^{}]{1,300}?(?:\+\+|==)\}"), "write the words alone"),
    _Mark(":::", re.compile(r"^:::+[ ]?[^\n]{0,80}", re.MULTILINE), "take the line out"),
    _Mark("!!!", re.compile(r"^!!![ ]\w[^\n]{0,80}", re.MULTILINE), _BOX),
    _Mark("???", re.compile(r"^\?\?\?\+?[ ]\w[^\n]{0,80}", re.MULTILINE), _BOX),
    _Mark("[!", re.compile(r"^\[!\w{2,12}\][+-]?", re.MULTILINE), "take it out"),
    _Mark("[[", re.compile(r"!?\[\[[^\[\]\n]{1,200}\]\]"), "write `[words](address)`"),
    _Mark("[toc]", re.compile(r"^\[toc\]", re.MULTILINE), _TOC),
    _Mark("[TOC]", re.compile(r"^\[TOC\]", re.MULTILINE), _TOC),
    _Mark("[ ]", re.compile(r"^\[ \](?=\s)", re.MULTILINE), _TASK),
    _Mark("[x]", re.compile(r"^\[x\](?=\s)", re.MULTILINE), _TASK),
    _Mark("[X]", re.compile(r"^\[X\](?=\s)", re.MULTILINE), _TASK),
    _Mark("+-", re.compile(r"^\+(?:[-=:]{2,}\+)+", re.MULTILINE), _AS_PIPES),
    # A table's first row; where its line follows, it is a table that stands in a paragraph (PR210).
    _Mark(
        "|",
        re.compile(r"^(?<!\|\n)(?![|: -]+$)\|{1,2}[^|\n]+\|[^\n]*$(?!\n[|: -]*---)", re.MULTILINE),
        _AS_PIPES,
    ),
    _Mark("$$", re.compile(r"\$\$[^$]{1,1000}\$\$"), "write the formula between single `$`"),
    _Mark(
        "\\",
        re.compile(
            r"\\(?:newpage|pagebreak|clearpage|begin|end|textbf|textit|emph|footnote"
            r"|(?:sub)*(?:section|paragraph)(?=\*?\{)|href(?=\{)|cite|ref"
            r"|label|hspace|vspace|noindent)\b(?:\{[^{}\n]{0,200}\})?"
        ),
        "take it out: LaTeX is read between `$` alone",
    ),
    _Mark("\\", re.compile(r"(?<=\S)\\$", re.MULTILINE), "take the backslash out"),
    _Mark(".. ", re.compile(r"^\.\. [a-z-]{2,30}::[^\n]{0,80}", re.MULTILINE), "take the line out"),
)
# Looked for in the source, since Markdown reads their signs as something else.
_IN_SOURCE = (
    # Between two rows of words it takes the line for a rule, and runs the rows into one.
    _Mark(
        "-- ",
        re.compile(r"^[ ]{0,3}-{2,}(?:[ ]+-{2,})+[ ]*\n(?=[ ]*\S)", re.MULTILINE),
        _AS_PIPES,
    ),
    _Mark(
        "\\(",
        re.compile(r"\\\((?=[^)\n]{0,200}[\\^_=])[^\n]{1,200}?\\\)"),
        "write the formula between single `$`",
    ),
)
_FIRST = frozenset(mark.sign[0] for mark in (*_COMMENTS, *_MARKS))
_LONGEST = 60


def foreign_marks(text: str, markup: str) -> Iterator[Finding]:
    """Findings for signs of other dialects that are left in `markup`, the HTML made of `text`.

    A mark of one kind is told once. Comments of other systems are errors, since their words would
    be public.
    """
    told: list[str] = []
    for mark in _IN_SOURCE:
        found = mark.form.search(text) if mark.sign in text else None
        found = mark.form.search(without_code(text)) if found else None
        if found is not None:
            told.append(mark.remedy)
            yield _seen(text, found[0], mark.remedy)
    # The first sign of most marks is rare, and looking for one sign is fast.
    present = {sign for sign in _FIRST if sign in text}
    possible = [
        (mark, fatal)
        for marks, fatal in ((_COMMENTS, True), (_MARKS, False))
        for mark in marks
        if mark.sign[0] in present and mark.sign in text and _may_show(mark, text, markup)
    ]
    shown = [block.text for block in blocks(markup)] if possible else []
    for mark, fatal in possible:
        match = next(filter(None, map(mark.form.search, shown)), None)
        if match is None or mark.remedy in told or any(match[0] in other for other in told):
            continue
        told += [match[0]] if fatal else [match[0], mark.remedy]
        if fatal:
            what = f"the words of a comment, `{_short(match[0])}`, would be public"
            yield Finding(_line(text, match[0]), "PR120", True, what, mark.remedy)
        else:
            yield _seen(text, match[0], mark.remedy)


def _may_show(mark: _Mark, text: str, markup: str) -> bool:
    """Whether readers may see a mark that has its sign in the source: a cheap question, since to
    ask surely takes the blocks of the HTML."""
    first = mark.sign[0]
    if mark.form.pattern[0] != "^":
        return (first in markup or first in "<>&") and mark.form.search(text) is not None
    # At the begin of a line: behind a tag, a space, or a character as an entity.
    at = markup.find(first)
    while at > 0 and markup[at - 1] not in ">;" and not markup[at - 1].isspace():
        at = markup.find(first, at + 1)
    return at >= 0


def _seen(text: str, signs: str, remedy: str) -> Finding:
    what = f"`{_short(signs)}` is of another Markdown: readers would see its signs"
    return Finding(_line(text, signs), "PR121", False, what, remedy)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"


def _line(text: str, words: str) -> int:
    """The line of `text` on which `words` begin, from 1; 1 where Markdown has changed them."""
    first = words.split("\n", 1)[0]
    at = text.find(first)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
