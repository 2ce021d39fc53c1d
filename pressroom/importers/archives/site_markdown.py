"""Markdown of static sites: files come along, templates' marks are taken out and told, and so is
what was hidden."""

from __future__ import annotations

import re

import msgspec

from pressroom.core.problems import Problem, warning
from pressroom.importers.archives.enclosures import Enclosure, Taken
from pressroom.importers.archives.hidden_text import prose_and_code, without_hidden

# None holds another: what never ends would be looked for from each beginning.
_TEMPLATE = re.compile(r"\{(?:\{(?:(?!\{[{%]).)*?\}|%(?:(?!\{[{%]).)*?%)\}", re.DOTALL)
_FIGURE = re.compile(r"\{\{[<%]\s{0,9}figure\s(?P<attributes>[^{}]{0,2000}?)/?\s{0,9}[>%]\}\}")
_ATTRIBUTE = re.compile(r"(\w+)=(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
# Between marks that stand in a raw block (Liquid), nothing is a template.
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_TEMPLATE_LINK = re.compile(
    r"!?\[([^\[\]]*)\]\([^()\n]*(?:\{\{[^}\n]*\}\}|\{%[^%\n]*%\})[^()\n]*\)"
)
_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>(?:[^\[\]\\]|\\.|!\[[^\[\]]*\]\([^()\n]*\))*)\]"
    r"\((?P<address><[^<>\n]*>|[^()\s]+(?:\([^()\s]*\)[^()\s]*)?)(?P<title>\s+\"[^\"\n]*\")?\s*\)"
)
_ADDRESS = re.compile(r"(?P<words>\[[^\[\]]*\])\([^()\s]*(?P<title>(?:\s+\"[^\"\n]*\")?)\s*\)")
_DEFINITION = re.compile(r"^(?P<label>[ ]{0,3}\[[^\]^\n]+\]:[ \t]*)(?P<address>\S+)", re.MULTILINE)
_IMPORT = re.compile(r"^(?:import\s[^\n]*\sfrom\s|import\s+['\"]|export\s)[^\n]*\n?", re.MULTILINE)
_COMPONENT = re.compile(r"</?[A-Z][\w.]*(?:\s[^<>]*)?/?>")
_MADE_LATER = "write into the release what readers saw there"


class SiteMarkdown(msgspec.Struct, frozen=True):
    """A page's text as Markdown that stands alone, the same without addresses, and what is told of
    it."""

    text: str
    visible: str
    problems: tuple[Problem, ...]


def site_markdown(body: str, place: str, taken: Taken, *, mdx: bool = False) -> SiteMarkdown:
    """Makes a page's Markdown stand alone: files that lie in the site go into `taken`."""
    problems: list[Problem] = []
    body = _without_hidden(body, place, problems)
    text = "".join(
        part if is_code else _prose(part, place, taken, problems, mdx=mdx)
        for part, is_code in prose_and_code(body)
    ).strip("\n")
    visible = _DEFINITION.sub("", _ADDRESS.sub(r"\g<words> \g<title>", text))
    return SiteMarkdown(text, visible, tuple(dict.fromkeys(problems)))


def _prose(text: str, place: str, taken: Taken, problems: list[Problem], *, mdx: bool) -> str:
    text = _FIGURE.sub(lambda found: _figure(found["attributes"]), text)
    if mdx:
        text = _without(_COMPONENT, _IMPORT.sub("", text), place, problems)
    text = without_templates(text, place, problems)
    text = _LINK.sub(lambda found: _link(found, taken), text)
    return _DEFINITION.sub(lambda found: _definition(found, taken), text)


def without_templates(text: str, place: str, problems: list[Problem]) -> str:
    """The text without marks of Hugo's and Liquid's templates, which are told; a link whose address
    one would have made is words."""
    if "{{" not in text and "{%" not in text:
        return text
    text = _RAW.sub("", text)
    problems += [_made_later(found[0], place) for found in _TEMPLATE_LINK.finditer(text)]
    return _without(_TEMPLATE, _TEMPLATE_LINK.sub(r"\1", text), place, problems)


def _without_hidden(text: str, place: str, problems: list[Problem]) -> str:
    """The text without comments and without elements that HTML hides."""
    text, hidden = without_hidden(text, markdown=True)
    for part in hidden:
        if re.search(r"[^\W_]", re.sub(r"</?[A-Za-z][^>]*>", "", part)):
            what = f"hidden words are left out: `{' '.join(part.split())[:60]}`"
            remedy = "write them into the release if readers should have them"
            problems.append(warning(place, "PR471", what, remedy))
    return text


def _without(form: re.Pattern[str], text: str, place: str, problems: list[Problem]) -> str:
    """The text without a template's marks; the words between two of them stay."""
    problems += [_made_later(found[0], place) for found in form.finditer(text)]
    return form.sub("", text)


def _made_later(mark: str, place: str) -> Problem:
    short = " ".join(mark.split())
    short = short if len(short) <= 80 else f"{short[:80]} …"
    message = f"`{short}` stands for what the site's templates put there, and is left out"
    return warning(place, "PR470", message, _MADE_LATER)


def _figure(attributes: str) -> str:
    """Hugo's `figure` as a picture with its caption under it."""
    found = {name: one or two or bare for name, one, two, bare in _ATTRIBUTE.findall(attributes)}
    words = found.get("alt") or found.get("title") or found.get("caption", "")
    caption = found.get("caption", "") if found.get("alt") or found.get("title") else ""
    picture = f"![{words}]({found.get('src', '')})" if found.get("src") else words
    return f"{picture}\n\n{caption}" if caption else picture


def _link(found: re.Match[str], taken: Taken) -> str:
    """A link or picture, with the name of its file here, if that lies in the site."""
    address = found["address"].strip("<>")
    if found["picture"]:
        name = taken.picture(address, found["words"])
        return f"![{found['words']}]({name}{found['title'] or ''})" if name else ""
    words = _LINK.sub(lambda inner: _link(inner, taken), found["words"])
    name = taken.link(Enclosure(address))
    target = name or found["address"]
    return f"[{words}]({target}{found['title'] or ''})" if words.strip() else ""


def _definition(found: re.Match[str], taken: Taken) -> str:
    name = taken.link(Enclosure(found["address"].strip("<>")))
    return found["label"] + (name or found["address"])
