"""Parts of a PDF: the view of a release's page, and the pictures beside its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from pressroom.formats.artifact import Artifact


class PrintedPage(msgspec.Struct, frozen=True):
    """View of a PDF: that of the release's page, and the files of the pictures at its head and in
    its gallery, as artifacts of their own."""

    page: Any
    pictures: tuple[Artifact, ...]

    @property
    def frame(self) -> str:
        """The digest of the page's layout."""
        return str(self.page.frame)


def printed_page(page: Any, picture_at: Mapping[str, Artifact]) -> PrintedPage:
    """View of a PDF, out of that of a release's page; `picture_at` has the files of pictures by
    their addresses."""
    shown = [*([page.lead] if page.lead else []), *(card.shown for card in page.gallery)]
    addresses = dict.fromkeys(picture.href for picture in shown)
    return PrintedPage(page, tuple(picture_at[address] for address in addresses))
