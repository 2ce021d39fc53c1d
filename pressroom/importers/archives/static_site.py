"""Folders of static sites (Hugo, Jekyll, Eleventy, Pelican, Astro) as releases, file by file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pressroom.core.problems import Problem, warning
from pressroom.importers.archives.bodies import Body, html_body, under
from pressroom.importers.archives.dates import is_later, site_date
from pressroom.importers.archives.enclosures import Taken
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Archive, Read, plain_line
from pressroom.importers.archives.old_addresses import OldAddresses, old_addresses
from pressroom.importers.archives.site_addresses import SiteAddresses, site_addresses
from pressroom.importers.archives.site_defaults import HeldFolder, held_folders, reason
from pressroom.importers.archives.site_keys import SiteKeys, site_keys
from pressroom.importers.archives.site_markdown import site_markdown, without_templates
from pressroom.importers.archives.site_text import SiteText, read_site_text
from pressroom.importers.languages import declared_tag, language_and_doubt
from pressroom.importers.records import Manuscript, Wishes

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
_PAGES = (*_MARKDOWN, ".html", ".htm")
_OTHERS = (".rst", ".adoc", ".asciidoc", ".org", ".njk", ".liquid", ".textile", ".astro")
# Folders that generators make or bring along, and texts about a folder.
_AROUND = re.compile(
    r"(?:^|/)(?:node_modules|themes|layouts|_layouts|_includes|archetypes|public|_site|dist|output"
    r"|vendor|resources|templates|\.[^/]+)/"
)
_ABOUT = re.compile(
    r"(?:^|/)(?:readme|license|licence|changelog|contributing|code_of_conduct|security|404)\.\w+$",
    re.IGNORECASE,
)
_LIST_PAGE = re.compile(r"(?:^|/)_index(?:\.[a-z-]+)?\.\w+$")


class StaticSite(NamedTuple):
    """Facts of a static site besides its pages."""

    addresses: SiteAddresses
    held: list[HeldFolder]
    problems: list[Problem]


def read_site(folder: Folder, source: str, wishes: Wishes) -> Read:
    """The pages of a static site's folder; `source` is the folder as the author named it."""
    archive = Archive(source, folder)
    site = StaticSite(site_addresses(folder), *held_folders(folder, source))
    yield from site.problems
    found = 0
    for name in _pages(archive):
        place = f"{source}/{name}"
        text, problems = read_site_text(folder.read(name), place)
        yield from problems
        if text is None or not (text.body.strip() or text.values):
            continue
        if not (text.values or name.lower().endswith(_MARKDOWN)):
            archive.passed_over[("HTML pages without front matter", "import each by itself")] += 1
            continue
        found += 1
        yield _manuscript(name, place, text, archive, site, wishes)
    if not found:
        what = "there is no page with a text in it"
        yield Problem(
            path=source, code="PR460", message=what, remedy="name the folder of its texts"
        )
    yield from archive.notes()


def read_site_page(
    data: bytes, source: str, folder: Folder, wishes: Wishes
) -> tuple[Manuscript | None, list[Problem]]:
    """One page of a static site, by itself: of its old address and of what holds it back nothing
    tells but its own keys, and a folder `_drafts`."""
    text, problems = read_site_text(data, source)
    if text is None:
        return None, [*problems]
    archive = Archive(source, folder)
    name, site = source.rpartition("/")[2], StaticSite(SiteAddresses(), [], [])
    manuscript = _manuscript(name, source, text, archive, site, wishes)
    return manuscript, [*problems, *archive.notes()]


def _pages(archive: Archive) -> Iterator[str]:
    """The files that are releases, in order; the others are counted."""
    names = archive.folder.names
    posts = any(name.startswith("_posts/") or "/_posts/" in name for name in names)
    for name in sorted(names):
        lowered = name.casefold()
        if _AROUND.search(name) or not lowered.endswith((*_PAGES, *_OTHERS)):
            continue
        what = ""
        if lowered.endswith(_OTHERS):
            ending = lowered.rpartition(".")[2]
            what = f"files of type `.{ending}`"
        elif _LIST_PAGE.search(name) or _ABOUT.search(name):
            what = "lists and files about the folder"
        elif posts and not re.search(r"(?:^|/)_(?!site|data)[\w-]+/", name):
            what = "pages outside `_posts`"
        if not what:
            yield name
        elif not lowered.endswith((".html", ".htm")):
            remedy = "name such a file itself if it is a release"
            archive.passed_over[(what, remedy)] += 1


def _manuscript(
    name: str, place: str, text: SiteText, archive: Archive, site: StaticSite, wishes: Wishes
) -> Manuscript:
    """The release of a page: `name` is its path in the folder, `place` the one the author gave."""
    keys = site_keys(text.values, wishes.fields, spaces=site.addresses.spaces)
    archive.unused.update(keys.unused)
    problems: list[Problem] = []
    taken = Taken(archive.folder, place, name.rpartition("/")[0])
    body = _body(name, text.body, taken, problems)
    for enclosure in keys.enclosures:
        taken.attach(enclosure)
    title = plain_line(keys.title, place, problems) or body.heading
    body = under(title, body)
    subheads = _new_lines(keys, body.visible, place, problems)
    topics = [line for each in keys.topics if (line := plain_line(each, place, problems))]
    date = site_date(keys.dates, _file_name(place), place, problems)
    kept = old_addresses(site.addresses.of(name, keys, date), keys.aliases)
    problems += [*body.problems, *taken.problems, *_lost(kept, keys, place)]
    own = _own_keys(_held(name, place, keys, site), keys, place, problems)
    if keys.slug and not kept.address:
        own["slug"] = keys.slug
    declared = keys.language or _named_language(name)
    language, doubt = language_and_doubt(declared, f"{title} {body.visible}")
    if doubt:
        problems.append(warning(place, "PR477", doubt, "write its `language` into the release"))
    updated = site_date((keys.updated,), "", place, problems)
    return Manuscript(
        source=place,
        text=body.text,
        visible=" ".join(filter(None, ["" if body.heading else title, *subheads, body.visible])),
        title=title,
        date=date,
        updated=updated if is_later(updated, date) else "",
        language=language,
        address=kept.address,
        aliases=kept.aliases,
        topics=tuple(dict.fromkeys(topics)),
        subheads=tuple(subheads),
        attachments=tuple(taken.attachments),
        keys=own,
        files=(*body.files, *taken.files),
        problems=tuple(problems),
    )


def _body(name: str, text: str, taken: Taken, problems: list[Problem]) -> Body:
    """The text of a page: Markdown as it is, HTML as Markdown."""
    lowered = name.lower()
    if lowered.endswith(_MARKDOWN):
        made = site_markdown(text, taken.source, taken, mdx=lowered.endswith(".mdx"))
        return Body(made.text, made.visible, problems=made.problems)
    bare = without_templates(text, taken.source, problems)
    return html_body(bare, taken.source, "", taken)


def _held(name: str, place: str, keys: SiteKeys, site: StaticSite) -> str:
    """Reason why a page is held back; empty if it is not."""
    if keys.held:
        return f"`{keys.held[0]}`"
    # Also where the author named a page in that folder, or stands in it.
    if "_drafts" in Path(place).absolute().parent.parts:
        return "the folder `_drafts`"
    return reason(name, site.held)


def _own_keys(held: str, keys: SiteKeys, place: str, problems: list[Problem]) -> dict[str, Any]:
    """The keys that go into the release as they are, and `draft` for what was held back."""
    own = {key: value for key, value in keys.keys.items() if key != "draft"}
    if held:
        own["draft"] = True
        what = f"{held} holds it back: the release stays a draft"
        problems.append(warning(place, "PR467", what, "take `draft: true` out when it may be seen"))
    return own


def _lost(kept: OldAddresses, keys: SiteKeys, place: str) -> Iterator[Problem]:
    """Warnings of old addresses that cannot stay."""
    for lost in (*kept.lost, *(each for each in keys.aliases if not each.startswith("/"))):
        what = f"`{lost}` can be no address here, and no redirect"
        yield warning(place, "PR465", what, "write it into `aliases`, from `/` on")


def _new_lines(keys: SiteKeys, visible: str, place: str, problems: list[Problem]) -> list[str]:
    """The lines under the headline that the text does not have."""
    words = " ".join(visible.split())
    lines = [plain_line(line, place, problems) for line in keys.subheads]
    return [line for line in dict.fromkeys(lines) if line and line not in words]


def _file_name(name: str) -> str:
    """The part of a path that tells of the page: its folder's name for a page with files beside
    it."""
    folder, _, last = name.rpartition("/")
    is_index = re.fullmatch(r"index(?:\.[a-z-]+)?\.\w+", last)
    return folder.rpartition("/")[2] if is_index and folder else last


def _named_language(name: str) -> str:
    """The language in a file's name, `results.de.md` (Hugo); empty if there is none."""
    found = re.search(r"\.([a-z]{2}(?:-[a-z]{2,4})?)\.\w+$", name)
    return declared_tag(found[1]) if found else ""
