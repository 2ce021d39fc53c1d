"""`/.well-known/security.txt` (RFC 9116): the contact for reports of security issues."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import msgspec

from pressroom.content.config.records import Config
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, Severity
from pressroom.formats.addresses import full
from pressroom.formats.artifact import Artifact
from pressroom.standards.web import mailto

PATH = ".well-known/security.txt"


class Security(msgspec.Struct, frozen=True):
    """Fields of security.txt; `expires` is the first moment at which it is out of date (UTC)."""

    contact: str
    expires: str
    languages: str
    canonical: str
    policy: str


def security(config: Config) -> list[Artifact]:
    """Artifact of security.txt; none unless the settings have a `[security]` table."""
    table = config.security
    if table is None:
        return []
    _, mail, address = table.contact.rpartition("mailto:")
    view = Security(
        mailto(address) if mail else table.contact,
        expiry(table.expires, config).astimezone(UTC).isoformat().replace("+00:00", "Z"),
        ", ".join(config.site.languages),
        full(config, f"/{PATH}"),
        table.policy,
    )
    return [Artifact(PATH, CONFIG, "security", view)]


def expiry(day: str, config: Config) -> datetime:
    """The end of a day (ISO 8601) in the press room's zone."""
    after = date.fromisoformat(day) + timedelta(days=1)
    return datetime.combine(after, time(), tzinfo=config.zone)


def expired(config: Config, as_of: datetime, line: int) -> list[Problem]:
    """Warning if security.txt is out of date at `as_of`, since researchers may not rely on it then.
    `line` is the line of its expiry day in config.toml."""
    table = config.security
    if table is None or as_of < expiry(table.expires, config):
        return []
    return [
        Problem(
            path=CONFIG,
            line=line,
            code="PR314",
            severity=Severity.WARNING,
            message=f"security.txt is out of date since {table.expires}",
            remedy="see whether its contact still holds, and give `expires` a later day",
        )
    ]


def render_security(view: Security) -> bytes:
    rows = [
        ("Contact", view.contact),
        ("Expires", view.expires),
        ("Preferred-Languages", view.languages),
        ("Canonical", view.canonical),
        ("Policy", view.policy),
    ]
    return "".join(f"{name}: {value}\n" for name, value in rows if value).encode()
