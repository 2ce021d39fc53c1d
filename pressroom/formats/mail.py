"""A release as the body of a mail: text and HTML, made of its finished page.

So it has what the page has and nothing else. Pictures are words, since one that a mail loads from
elsewhere tells who reads it; style stands at each element, since mail programs drop style sheets.
"""

from __future__ import annotations

from html import escape
from importlib.util import find_spec

import lxml.html
import msgspec

from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem
from pressroom.typeset.markdown.html_to_markdown import as_markdown

_STYLE = """\
body { margin: 0; padding: 24px; color: #1b1b1b; background: #ffffff;
  font: 16px/1.5 Georgia, "Times New Roman", serif; }
article { max-width: 680px; margin: 0 auto; }
h1 { font-size: 26px; line-height: 1.25; margin: 8px 0 16px; }
h2, h3 { font-size: 18px; line-height: 1.3; margin: 28px 0 8px; }
p, ul, ol, dl, table { margin: 0 0 16px; }
a { color: #1a4f8b; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.35; }
caption { text-align: left; font-weight: bold; padding: 0 0 8px; }
th, td { padding: 4px 6px; border-bottom: 1px solid #d6d6d6; text-align: right;
  vertical-align: bottom; }
th[scope="row"], th:first-child, td:first-child { text-align: left; font-weight: normal; }
aside { border-left: 4px solid #8a1c1c; padding: 0 0 0 12px; margin: 0 0 20px; }
sup { font-size: 70%; line-height: 0; }
"""
# What a mail cannot show or must not load.
_LEFT_OUT = ("script", "style", "button", "form", "svg", "iframe", "video", "audio", "source")


class MailBody(msgspec.Struct, frozen=True):
    """The two forms of a mail's body: plain text (Markdown), and a whole HTML document."""

    text: str
    html: str


def mail_body(page: bytes, url: str, title: str, language: str) -> MailBody:
    """The body of a mail, of the finished `page` of a release at `url` (absolute URI).

    Raises `Abort`: PR735 where what sets style at elements is not installed.
    """
    if find_spec("css_inline") is None:
        problem = Problem(
            path=CONFIG,
            code="PR735",
            message="a mail wants css-inline, and it is not installed",
            remedy="`pip install 'pressroom[publish]'`",
        )
        raise Abort([problem])
    import css_inline

    document = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))
    article = document.find(".//article")
    article = document.find(".//main") if article is None else article
    if article is None:
        raise ValueError("the page of a release has neither <article> nor <main>")
    article.make_links_absolute(url)
    text = as_markdown(lxml.html.tostring(article, encoding="unicode"), url)
    _without_what_loads(article)
    markup = lxml.html.tostring(article, encoding="unicode")
    whole = (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head><body>"
        f'<p><a href="{escape(url)}">{escape(url)}</a></p>{markup}</body></html>'
    )
    styled = css_inline.inline(whole, extra_css=_STYLE, load_remote_stylesheets=False)
    return MailBody(f"{url}\n\n{text.strip()}\n", styled)


def _without_what_loads(article: lxml.html.HtmlElement) -> None:
    for picture in article.iter("img"):
        words = picture.get("alt", "").strip()
        picture.tag = "span"
        picture.attrib.clear()
        picture.text = f"[{words}]" if words else ""
    for name in _LEFT_OUT:
        for element in list(article.iter(name)):
            element.drop_tree()
    for element in article.iter():
        if isinstance(element.tag, str):
            for attribute in ("class", "id", "style", "srcset", "loading", "tabindex"):
                element.attrib.pop(attribute, None)
