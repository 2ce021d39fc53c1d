"""Texts within news formats: XHTML, NITF (IPTC) and plain text, as they stand in an element."""

from __future__ import annotations

import re

import msgspec

from pressroom.importers.archives.xml_items import XmlElement, inner_markup, line_of

_XHTML = "{http://www.w3.org/1999/xhtml}"
_MARKUP = re.compile(r"</?(?:p|div|br|html|body|table|h[1-6]|ul|ol|a|b|i|em|strong)\b[^<>]*>", re.I)


class NewsText(msgspec.Struct, frozen=True):
    """A text with what stands above it: `markup` (HTML) or `plain`; `rank` is the better the
    lower, where one text is there in several formats."""

    markup: str = ""
    plain: str = ""
    headline: str = ""
    subheads: tuple[str, ...] = ()
    dateline: str = ""
    rank: int = 9


def news_text(holder: XmlElement) -> NewsText:
    """The text in an element of NewsML: a document of XHTML or NITF, or characters, which may be
    HTML that was escaped."""
    nitf = next((each for each in holder.iter("{*}nitf", "{*}body.content")), None)
    if nitf is not None:
        return _nitf(holder)
    if len(holder):
        body = next((each for each in holder.iter(f"{_XHTML}body", "body")), None)
        return NewsText(markup=inner_markup(body if body is not None else holder), rank=1)
    text = holder.text or ""
    if _MARKUP.search(text):
        return NewsText(markup=text, rank=2)
    return NewsText(plain=text.strip(), rank=3)


def _nitf(holder: XmlElement) -> NewsText:
    lines = {
        name: [line_of(each) for each in holder.iter(f"{{*}}{name}")]
        for name in ("hl1", "dateline")
    }
    subheads = [line_of(each) for each in holder.iterfind(".//{*}hedline/{*}hl2")]
    parts = [inner_markup(each) for each in holder.iter("{*}body.content", "{*}body.end")]
    return NewsText(
        markup="\n".join(parts),
        headline=" ".join(lines["hl1"]),
        subheads=tuple(filter(None, subheads)),
        dateline=" ".join(lines["dateline"]),
        rank=0,
    )
