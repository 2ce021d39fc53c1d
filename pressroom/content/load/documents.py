"""Documents of the `/documents/` pages: their front matter, and the record made of it."""

from __future__ import annotations

from typing import Annotated, Any

from pressroom.content.config.records import Config
from pressroom.content.items import DOCUMENT_KINDS, PublishedDocument
from pressroom.content.load.common_keys import check_web_link
from pressroom.content.load.item_keys import ItemKeys, Kind
from pressroom.content.load.period_keys import period_in
from pressroom.content.load.registered import Registry
from pressroom.content.load.registry_lookup import Resolver
from pressroom.core.fields import Reader, documented
from pressroom.core.problems import choose


class DocumentKeys(ItemKeys, frozen=True, kw_only=True):
    """Front matter of a document, in `content/documents/`."""

    kind: Annotated[
        str, documented(f"what it is: {', '.join(DOCUMENT_KINDS)}", "annual-report")
    ] = "other"
    period: Annotated[
        str, documented("the fiscal year, quarter or half that it is about", "2026-Q3")
    ] = ""
    link: Annotated[
        str,
        documented("its address elsewhere, such as at a regulator's", "https://www.sec.gov/…"),
    ] = ""
    issuers: Annotated[
        tuple[str, ...],
        documented("whose it is, where `config.toml` has several issuers", "[acme, globex]"),
    ] = ()
    products: Annotated[
        tuple[str, ...], documented("names or keys from the registry", "[kadcyla]")
    ] = ()


def _document(
    fields: dict[str, Any], front: DocumentKeys, reader: Reader, config: Config
) -> PublishedDocument:
    if front.kind not in DOCUMENT_KINDS:
        what = f"`{front.kind}` is no kind of document"
        reader.report(("kind",), "PR008", what, choose(front.kind, DOCUMENT_KINDS, none=""))
    period = period_in(front.period, reader)
    if period is None and not front.period and not front.date:
        what = "neither `period` nor `date` says of which year the document is"
        reader.report((), "PR007", what, "add `period: 2026`, or the instant as `date`")
    own = reader.source.endswith("/index.md")
    if not front.attachments and not front.link:
        folder = "its folder" if own else f"a folder {fields['name']}/, its text there as index.md"
        remedy = f"put the file into {folder}, and name it in `attachments`; or give the "
        remedy += "address where it lies as `link`"
        reader.report((), "PR007", "the document has no file", remedy)
    check_web_link(front.link, ("link",), reader, "; if the host has none, attach the file")
    if fields["url"].removeprefix(DOCUMENTS.prefix).strip("/") in DOCUMENT_KINDS:
        what = f"the address {fields['url']} is that of the list of its kind"
        remedy = f"give the {'folder' if own else 'file'} another name, such as with its year"
        if front.url:
            remedy = "write another one, such as with its year"
        reader.report(("url",) if front.url else (), "PR014", what, remedy)
    known = Resolver(reader, Registry.of(config, {}, {}))
    return PublishedDocument(
        **{
            **fields,
            "issuers": known.issuers(front.issuers),
            "products": known.products(front.products),
            "year": period.year if period else fields["year"],
        },
        sort=front.kind,
        period=period,
        link=front.link,
    )


_FILES = frozenset({"csv", "m4a", "mov", "mp3", "mp4", "tsv", "webm", "zip"})
DOCUMENTS = Kind(
    "document", "content/documents", "/documents/", DocumentKeys, _document, also=_FILES
)
