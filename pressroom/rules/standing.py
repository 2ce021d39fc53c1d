"""Standing texts as releases, so that rules can check them."""

from __future__ import annotations

from datetime import UTC, datetime

from pressroom.content.config.records import Config
from pressroom.content.model import Release
from pressroom.content.standing import NEVER, Standing
from pressroom.standards.instants import Instant

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def as_release(text: Standing, config: Config, *, shown: bool = True) -> Release:
    """A release whose body is the standing text, dated the instant at which the text comes into
    force; a draft, if nothing that is or will be public shows it."""
    at = _LONG_AGO if text.since is None or text.since == NEVER else text.since
    return Release(
        source=text.path,
        name=text.name,
        title="",
        draft=not shown,
        instant=Instant(at, at, day_only=True),
        url=f"/{text.path}",
        id=text.path,
        year=at.year,
        language=config.language,
        body=text.text,
        body_line=1,
    )
