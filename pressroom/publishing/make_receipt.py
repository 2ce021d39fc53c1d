"""The receipt of a publication, made of what is public and what was seen of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pressroom import __version__
from pressroom.content.model import Entry
from pressroom.formats.addresses import file_path, forms, output_path
from pressroom.publishing.announcing import Announcement
from pressroom.publishing.keep_receipts import Begun
from pressroom.publishing.prepare import Prepared
from pressroom.publishing.receipts import (
    VERSION,
    Kept,
    Receipt,
    content_digest,
    moment,
    received,
)
from pressroom.publishing.upload_plan import addresses


def receipt_of(
    prepared: Prepared,
    begun: Begun,
    known: tuple[Sequence[tuple[Entry, str]], Sequence[Kept]],
    seen: tuple[datetime, Announcement],
) -> Receipt | None:
    """The receipt; None where nothing was published that the last one does not have. `known` are
    the releases that it is to have, and the receipts before it."""
    (releases, receipts), (verified, announced) = known, seen
    entries = prepared.public.entries
    last = receipts[-1] if receipts else None
    is_new = last is None or last.receipt.site != begun.site
    if not (releases or announced.taken or (is_new and begun.began is not None)):
        return None
    return Receipt(
        version=VERSION,
        address=prepared.live.url,
        target=begun.target,
        site=begun.site,
        planned=moment(begun.planned),
        began=moment(begun.began),
        sent=moment(begun.sent),
        verified=moment(verified) or "",
        files_sent=begun.files_sent,
        files_deleted=begun.files_deleted,
        releases=tuple(
            received(release, what, entries, _files(prepared, release, what))
            for release, what in releases
        ),
        announced=announced.taken,
        due=tuple((notice.channel, notice.id) for notice in announced.due),
        previous=content_digest(last.data) if last else "",
        pressroom=__version__,
    )


def _files(prepared: Prepared, release: Entry, what: str) -> dict[str, bytes]:
    """The bytes of a release's page, of what lies beside it (its other forms, its signature), and
    of its documents, by address; none of one that was public before there were receipts."""
    if what == "before":
        return {}
    config, wanted = prepared.public.known.config, prepared.wanted
    page = output_path(release.url)
    beside = page.rpartition("/")[0] + "/"
    paths = {page, *(file_path(form.url) for form in forms(config, release.url))}
    paths.update(file_path(document.url) for document in release.attachments)
    if page.endswith("/index.html"):
        paths.update(path for path in wanted.files if path.startswith(beside))
    return {
        addresses([path])[0]: (wanted.output / path).read_bytes()
        for path in sorted(paths)
        if path in wanted.files
    }
