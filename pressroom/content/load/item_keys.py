"""Front matter that items of all kinds have, and what is read of it in the same way for each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Protocol

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.items import Item
from pressroom.content.load.address_keys import read_address, read_aliases
from pressroom.content.load.attachments import (
    check_unique_names,
    files_beside,
    read_attachment,
    report_twins,
)
from pressroom.content.load.clean_pictures import as_published
from pressroom.content.load.common_keys import read_language, read_rulings
from pressroom.content.load.file_names import composed
from pressroom.content.load.front_matter import AttachmentKeys, LintKeys
from pressroom.content.load.names import Names
from pressroom.content.load.registered import registry_marks
from pressroom.content.load.registry_lookup import resolve_each
from pressroom.content.load.split import ReleaseParts
from pressroom.content.model import Document, Named
from pressroom.content.references import slug
from pressroom.content.reserved import is_reserved
from pressroom.content.trademarks.policy import set_headline
from pressroom.content.trademarks.symbols import with_plain_symbols
from pressroom.core.fields import Reader, documented
from pressroom.core.problems import Problem
from pressroom.standards.instants import Instant

_INDEX = "index.md"
_RELEASE = re.compile(r"\brelease\b")


class CommonKeys(msgspec.Struct, frozen=True, kw_only=True):
    """Front matter that all have that stands beside releases."""

    date: Annotated[
        str,
        documented(
            "the instant from which it is public; without one it is public now",
            "2026-03-01T09:00-05:00",
        ),
    ] = ""
    language: Annotated[str, documented("BCP 47 tag", "en")] = ""
    translation_of: Annotated[
        str, documented("name of the file that this one translates", "about")
    ] = ""
    attachments: Annotated[
        tuple[str | AttachmentKeys, ...],
        documented("documents beside the file", "[{file: charter.pdf, title: Charter}]"),
    ] = ()
    redirects: Annotated[
        tuple[str, ...],
        documented("older addresses that redirect here", "[/investors/about.html]"),
    ] = ()
    url: Annotated[
        str, documented("the whole address; else one from the file's name", "/company/about/")
    ] = ""
    lint: Annotated[
        tuple[LintKeys, ...],
        documented("rules that do not apply here, and why", "[{code: PR202, reason: asked for}]"),
    ] = ()
    draft: Annotated[bool, documented("never visible while true", "true")] = False

    @property
    def heading(self) -> str:
        """Heading of its page."""
        raise NotImplementedError


class ItemKeys(CommonKeys, frozen=True, kw_only=True):
    """Front matter of what is published beside releases and has a title."""

    title: Annotated[str, documented("what it is called, plain text", "Share information")]

    @property
    def heading(self) -> str:
        """Heading of its page."""
        return self.title


class MakeItem(Protocol):
    """Makes the record of one kind out of what all kinds have (`fields`) and its front matter."""

    def __call__(
        self, fields: dict[str, Any], front: Any, reader: Reader, config: Config
    ) -> Item: ...


class Kind(msgspec.Struct, frozen=True):
    """A kind of items: its `noun` as messages say it, the `folder` of its files, with what its
    addresses begin, the record of its front matter, and what makes an item of that.

    Where it `cleans`, pictures are published without what tells who made them and where. `also` are
    endings of files that are no texts, and that people put there as if they were an item.
    """

    noun: str
    folder: str
    prefix: str
    keys: type[CommonKeys]
    make: MakeItem
    cleans: bool = False
    also: frozenset[str] = frozenset()


class ItemFile(msgspec.Struct, frozen=True):
    """The file of one item of a `kind`: its `path` in the press room in `root`, and its text."""

    path: Path
    root: Path
    kind: Kind
    parts: ReleaseParts

    @property
    def name(self) -> str:
        """Its path within the folder of its kind, without `.md`, such as `governance/board`."""
        source = self.path.relative_to(self.root / self.kind.folder).as_posix()
        return composed(source.removesuffix(f"/{_INDEX}").removesuffix(".md"))

    @property
    def own_folder(self) -> Path | None:
        """The folder of which it is the `index.md`; None for a file by itself."""
        own = self.path.name == _INDEX and self.path.parent != self.root / self.kind.folder
        return self.path.parent if own else None


def item_fields(
    file: ItemFile, front: CommonKeys, instant: Instant, reader: Reader, config: Config
) -> dict[str, Any]:
    """Fields of a record of any kind, from its front matter and text; faults go to `reader`."""
    name = file.name
    beside = _beside(file)
    report_twins(beside, reader)
    language = read_language(front.language, config, reader)
    url = _address(front, file, reader, config)
    attachments = resolve_each(
        "attachments",
        front.attachments,
        lambda item, at: read_attachment(
            item, at, beside, reader, None if file.own_folder else file.path.stem
        ),
    )
    check_unique_names(attachments, reader)
    return {
        "source": reader.source,
        "kind": file.kind.noun,
        "name": name,
        "title": _title(front.heading, config),
        "instant": instant,
        "draft": front.draft,
        "url": url,
        "id": f"tag:{config.id_authority}:{'/'.join(_slugs(f'{file.kind.noun}/{name}'))}",
        "year": instant.at.year,
        "language": language,
        "translation_of": composed(front.translation_of).strip("/"),
        "attachments": attachments,
        "beside": beside,
        "aliases": read_aliases(front.redirects, url, reader, key="redirects"),
        "rulings": read_rulings(front.lint, name, reader),
        "body": file.parts.body,
        "body_line": file.parts.body_line,
        "lines": {str(path[0]): line for path, line in reader.lines.items() if len(path) == 1},
    }


def named_by(title: str, item: Item, config: Config) -> Named:
    """Registry entries that an item names: issuers, products, and marks that are typed with their
    symbols, in the `title` as it was typed and in the text."""
    names = Names(item.issuers, (), (), item.products, (), (), (), None)
    return names.keys((title, item.body), config)


def _beside(file: ItemFile) -> dict[str, Document]:
    """Files in an item's own folder, without other items there."""
    found = files_beside(file.own_folder, file.root)
    beside = {name: document for name, document in found.items() if not name.endswith(".md")}
    if file.kind.cleans:
        return {name: as_published(document, file.root) for name, document in beside.items()}
    return beside


def _title(title: str, config: Config) -> str:
    plain = with_plain_symbols(title.strip())
    if not config.marks.apply:
        return plain
    return set_headline(plain, registry_marks(config), config.marks.policy)


def _slugs(name: str) -> list[str]:
    return [slug(part) for part in name.split("/")]


def _address(front: CommonKeys, file: ItemFile, reader: Reader, config: Config) -> str:
    """The item's address; one that Pressroom needs itself, or that is none, is reported."""
    prefix, parts = file.kind.prefix, _slugs(file.name)
    url = f"{prefix}{'/'.join(parts)}/"
    at = ("url",) if front.url else ()
    if front.url:
        url = read_address(front.url, ("url",), reader) or url
    elif not all(parts):
        remedy = "give it a name with letters or digits, or add `url: /about/`"
        reader.report((), "PR013", "the file's name gives no address", remedy)
        return url
    else:
        read_address(url, (), reader)
    own = prefix != "/" and url.startswith(prefix)
    if not own and is_reserved(url, config.site.languages):
        what = f"the address {url} belongs to pages that Pressroom makes itself"
        remedy = "give the file another name, or an address of its own with `url`"
        reader.report(at, "PR014", what, remedy)
    return url


def worded_for(noun: str, problem: Problem) -> Problem:
    """A problem of what items have in common with releases, in words that say what this one is."""
    message, remedy = (_RELEASE.sub(noun, text) for text in (problem.message, problem.remedy))
    return msgspec.structs.replace(problem, message=message, remedy=remedy)
