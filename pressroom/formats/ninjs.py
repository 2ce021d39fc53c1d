"""ninjs export: `ninjs.json` (ninjs 3.1, IPTC's News in JSON) beside each release's page, for
newsrooms' systems.

Only known facts are in it. Keys with a vocabulary of IPTC's (`genres`, `symbolType`) use its terms;
roles and relations, which have none, are plain words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.config.registry_schema import Contact
from pressroom.content.corrections import NOTICE_TEXTS, CorrectionNotice
from pressroom.content.model import Document, Entry, Release, Site
from pressroom.formats.addresses import beside, file_path, forms, full
from pressroom.formats.artifact import Artifact
from pressroom.formats.materials import Materials
from pressroom.formats.picture_sizes import lead_of
from pressroom.formats.release_files import release_files
from pressroom.standards.exchanges import Ticker
from pressroom.standards.media_types import is_picture, media_type
from pressroom.standards.phones import printed_phone
from pressroom.typeset.article import Article, Library
from pressroom.typeset.catalogues import Wording
from pressroom.typeset.markdown.html_to_markdown import as_line, as_text
from pressroom.typeset.markdown.plain_text import plain_words

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_SYMBOLS = "http://cv.iptc.org/newscodes/financialinstrumentsymboltype/"
_RELATIONS = {"replaced": "replacedBy", "replaces": "replaces", "taken-back": "correctedBy"}


class Other(msgspec.Struct, frozen=True):
    """A translation of the release."""

    id: str
    url: str
    title: str
    language: str


class Newsitem(msgspec.Struct, frozen=True):
    """View of a release's ninjs besides the release itself: its corrections (`notices`), its
    translations, the key of its language's catalogue, and when it was last updated."""

    notices: tuple[CorrectionNotice, ...]
    translations: tuple[Other, ...]
    words: str
    updated: datetime | None


def ninjs(site: Site, library: Library, config: Config) -> list[Artifact]:
    """The artifacts of all releases as ninjs; none unless `[exports]` asks for them."""
    if not config.exports.ninjs:
        return []
    return release_files("ninjs", site, library, ninjs_path, _newsitem)


def _newsitem(
    release: Entry, notices: tuple[CorrectionNotice, ...], others: list[Entry], words: str
) -> Newsitem:
    translations = (Other(other.id, other.url, other.title, other.language) for other in others)
    return Newsitem(notices, tuple(translations), words, release.updated)


def ninjs_path(release: Entry) -> str:
    """Output path of a release's ninjs."""
    return file_path(beside(release.url, "ninjs.json"))


def render_ninjs(artifact: Artifact, materials: Materials) -> bytes:
    """Renders a release as ninjs, in UTF-8."""
    document = _document(artifact.origin, artifact.view, materials)
    known = {name: value for name, value in document.items() if value not in ("", [], None)}
    return msgspec.json.format(msgspec.json.encode(known), indent=1) + b"\n"


def _document(source: str, view: Newsitem, materials: Materials) -> dict[str, Any]:
    article, config = materials.article(source), materials.config
    release = article.release
    words = materials.library.words(release.language)
    page = full(config, release.url)
    issued = release.instant.at.isoformat()
    replaced = [notice for notice in view.notices if notice.kind == "replaced"]
    changed = [release.instant.at, *(notice.instant.at for notice in replaced)]
    changed += [view.updated] if view.updated else []
    text = materials.full_text(source)
    shared = article.shared_text(text)
    return {
        "uri": release.id,
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "profile": "press-release",
        "language": release.language,
        "firstCreated": issued,
        "versionCreated": max(changed).isoformat(),
        "contentCreated": issued,
        # IPTC: `canceled` means that the item must not be published any more.
        "pubStatus": "canceled" if replaced else "usable",
        "edNote": " ".join(_notes(release, view, config, words)),
        "genres": [{"name": "Press Release"}],
        "title": release.title,
        "headlines": [
            {"role": "main", "contentType": "text/plain", "value": release.title},
            *(
                {"role": "subhead", "contentType": "text/plain", "value": as_line(line)}
                for line in article.subheads
            ),
        ],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": article.summary}]
        if article.summary
        else [],
        "bodies": _bodies(text, {"text/html": shared, "text/plain": as_text(text)}),
        "by": " and ".join(_names(release, config)),
        "located": article.place,
        "subjects": list(_subjects(release, config)),
        "organisations": list(_organisations(release, config)),
        "people": [
            _person(contact, config.country) for contact in release.contacts if contact.name
        ],
        "infoSources": list(_sources(release, config)),
        "copyrightNotice": config.site.notice if "©" in config.site.notice else "",
        "altIds": [{"role": "url", "value": page}],
        "renditions": [
            {"name": "page", "href": page, "contentType": "text/html"},
            *(
                {"name": form.name, "href": full(config, form.url), "contentType": form.type}
                for form in forms(config, release.url)
                if form.name != "ninjs"
            ),
        ],
        "associations": [*_file_associations(article, config), *_others(view, config, words)],
    }


def _others(view: Newsitem, config: Config, words: Wording) -> Iterator[dict[str, Any]]:
    """Associations with translations, and with releases that this one corrects or is corrected
    by."""
    for other in view.translations:
        yield _release_association(other, "translation", config, words)
    for notice in view.notices:
        yield _release_association(notice, _RELATIONS[notice.kind], config, words)


def _bodies(markup: str, forms: Mapping[str, str]) -> list[dict[str, Any]]:
    """The text of a release, safe HTML, in several `forms` by media type."""
    words = plain_words(markup)
    counts = {"charCount": len(words), "wordCount": len(words.split())}
    return [
        {"role": "main", "contentType": kind, **counts, "value": text}
        for kind, text in forms.items()
    ]


def _notes(release: Release, view: Newsitem, config: Config, words: Wording) -> Iterator[str]:
    """Notes to editors: corrections, and the label of inside information."""
    for notice in view.notices:
        said, lead = NOTICE_TEXTS[notice.kind]
        yield " ".join(
            filter(None, (words(said), words(lead), full(config, notice.url), notice.note))
        )
    if release.inside is not None:
        yield words(release.inside.label)


def _subjects(release: Release, config: Config) -> Iterator[dict[str, Any]]:
    for topic in release.topics:
        uri = full(config, f"/topics/{topic.key}/")
        yield {
            "name": topic.name_in(release.language),
            "rel": "about",
            "uri": uri,
            "literal": topic.key,
        }
    for product in release.products:
        uri = full(config, f"/products/{product.key}/")
        name = product.name_in(release.language)
        yield {"name": name, "rel": "about", "uri": uri, "literal": product.key}


def _organisations(release: Release, config: Config) -> Iterator[dict[str, Any]]:
    """The issuers with their listings, other listings, and contacts without a person's name."""
    speakers = release.speakers(config)
    for issuer in speakers:
        symbols = [_symbol(ticker) for ticker in issuer.tickers]
        if issuer.isin:
            symbols.append({"symbolType": f"{_SYMBOLS}ISIN", "symbol": issuer.isin})
        name = issuer.name_in(release.language)
        known: dict[str, Any] = {"name": name, "rel": "issuer", "literal": issuer.lei}
        known |= {"symbols": symbols, "contactInfo": _website(issuer)}
        yield {name: value for name, value in known.items() if value}
    theirs = {ticker for issuer in speakers for ticker in issuer.tickers}
    for ticker in release.tickers:
        if ticker not in theirs:
            yield {"rel": "mentions", "literal": str(ticker), "symbols": [_symbol(ticker)]}
    for contact in release.contacts:
        if not contact.name:
            name = contact.organisation or contact.for_
            info = _contact_info(contact, config.country)
            yield {"name": name, "rel": "contact", "contactInfo": info}


def _names(release: Release, config: Config) -> list[str]:
    """The names of who speaks, in the release's language."""
    return [issuer.name_in(release.language) for issuer in release.speakers(config)]


def _symbol(ticker: Ticker) -> dict[str, str]:
    return {
        "exchange": ticker.mic,
        "symbolType": f"{_SYMBOLS}Ticker",
        "symbol": ticker.symbol,
    }


def _website(issuer: Issuer) -> list[dict[str, str]]:
    return [{"type": "web", "role": "work", "value": issuer.url}] if issuer.url else []


def _person(contact: Contact, country: str) -> dict[str, Any]:
    return {"name": contact.name, "rel": "contact", "contactInfo": _contact_info(contact, country)}


def _contact_info(contact: Contact, country: str) -> list[dict[str, str]]:
    """Telephone and mail of a contact; `name` says whom the contact is for."""
    name = ", ".join(filter(None, (contact.for_, contact.title, contact.organisation)))
    ways = (("phone", printed_phone(contact.phone, country)), ("email", contact.email))
    made = [{"type": kind, "role": "work", "value": value} for kind, value in ways if value]
    return [way | {"name": name} if name else way for way in made]


def _sources(release: Release, config: Config) -> Iterator[dict[str, str]]:
    named = _names(release, config)
    named += [release.source_line] if release.source_line not in ("", *named) else []
    for name in named:
        yield {"name": name, "role": "originator"}
    if release.provided_by:
        yield {"name": release.provided_by, "role": "provider"}


def _file_associations(article: Article, config: Config) -> Iterator[dict[str, Any]]:
    """The picture at the head, those in the text, and the attachments."""
    for lead, made in lead_of(article.release):
        url = full(config, made.url)
        size = {"width": made.width, "height": made.height}
        yield {
            "name": lead.alt,
            "uri": url,
            "rel": "picture",
            "type": "picture",
            "descriptions": [{"role": "alt", "contentType": "text/plain", "value": lead.alt}],
            **({"by": lead.credit} if lead.credit else {}),
            "renditions": [{"name": "lead", "href": url, "contentType": made.type, **size}],
        }
    for picture, description in article.pictures:
        described = [{"role": "alt", "contentType": "text/plain", "value": description}]
        more = {"descriptions": described} if description else {}
        yield _file_association(picture, description or picture.name, "picture", config) | more
    for document in article.release.attachments:
        yield _file_association(document, document.title or document.name, "attachment", config)


def _file_association(
    document: Document, name: str, relation: str, config: Config
) -> dict[str, Any]:
    url = full(config, document.url)
    rendition: dict[str, Any] = {"name": "original", "href": url}
    rendition |= {"contentType": media_type(document.name), "sizeInBytes": document.size}
    if document.width:
        rendition |= {"width": document.width, "height": document.height}
    kind = {"type": "picture"} if is_picture(document.name) else {}
    return {"name": name, "uri": url, "rel": relation, **kind, "renditions": [rendition]}


def _release_association(
    other: Other | CorrectionNotice, relation: str, config: Config, words: Wording
) -> dict[str, Any]:
    url = full(config, other.url)
    return {
        "name": other.title or words("A release that was withdrawn"),
        "uri": other.id or url,
        "rel": relation,
        "type": "text",
        "language": other.language,
        "altIds": [{"role": "url", "value": url}],
    }
