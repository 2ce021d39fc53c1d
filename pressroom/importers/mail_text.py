"""Mails around a release: heads, greetings, quotation marks, signatures and footers."""

from __future__ import annotations

import re

import msgspec

_HEAD = re.compile(
    r"[>*\s]*(?:from|to|cc|bcc|subject|date|sent|reply-to|attachments?|importance|von|an|betreff"
    r"|gesendet|datum|de|à|objet|envoyé|date d’envoi|para|asunto|enviado|fecha)\*?\s?:\*?\s",
    re.IGNORECASE,
)
_SENDER = re.compile(r"[>*\s]*(?:from|von|de)\*?\s?:", re.IGNORECASE)
_FORWARDED = re.compile(
    r"[>\s-]*(?:original message|(?:begin )?forwarded message|ursprüngliche nachricht"
    r"|weitergeleitete nachricht|message d[’']origine|message transféré|mensaje original"
    r"|mensaje reenviado)[\s:-]*",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hi|hello|dear|good (?:morning|afternoon)|hallo|liebe[rs]?|sehr geehrte|guten tag|bonjour"
    r"|cher|chère|hola|estimad[oa]s?|buenos días)\b[^\n]{0,60}?[,:!–-]",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:confidentiality|disclaimer|vertraulich)?.{0,80}\b(?:this (?:e-?mail|message|communication)"
    r"|the (?:information|contents?) (?:contained )?in this (?:e-?mail|message)|diese (?:e-?mail"
    r"|nachricht)|ce (?:message|courriel)|este (?:correo|mensaje))\b.{0,400}?\b(?:confidential"
    r"|privileged|intended (?:solely|only)|vertraulich|confidentiel|confidencial)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNATURE = re.compile(r"\n-- ?\n(?P<rest>[^\n]*(?:\n[^\n]*){0,12})\s*\Z")
_SIGN_OFF = re.compile(
    r"(?:many |kind |best |warm )?(?:thanks|thank you|regards|wishes|best)\b|cheers\b|danke|merci"
    r"|viele grüße|mit freundlichen|beste grüße|cordialement|saludos|gracias",
    re.IGNORECASE,
)
_MARK = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
# A subject that was copied with the text.
_SUBJECT = re.compile(r"\s*(?:subject|betreff|objet|asunto)\s?:\s+(?=\S)", re.IGNORECASE)
_QUOTED = 0.5
_HEADS_AT_LEAST = 2
_TOP = 6
_NOTE = 60  # words
_SHORT = 12


class Unwrapped(msgspec.Struct, frozen=True):
    """A text out of the mail around it, and what of the mail was left out, piece by piece."""

    text: str
    left: tuple[str, ...] = ()


def release_in_mail(text: str) -> Unwrapped:
    """Takes a release out of a mail; a text without a mail's head or quotation marks stays
    whole."""
    text, left = _unquoted(text)
    parts = [part for part in _PARAGRAPHS.split(text.strip("\n")) if part.strip()]
    begin, is_mail = 0, bool(left)
    for number, part in enumerate(parts[:_TOP]):
        head = _end_of_head(part)
        if head is not None:
            is_mail, begin = True, number + 1
            if rest := part[head:].strip("\n"):
                parts[number], begin = rest, number
                left.append(part[:head])
                continue
        elif _FORWARDED.fullmatch(part.strip()):
            is_mail, begin = True, number + 1
    if not is_mail:
        return Unwrapped(text, tuple(left))
    left += parts[:begin]
    parts = parts[begin:]
    if parts and _GREETING.match(parts[0].lstrip()):
        left.append(parts.pop(0))
        # `Hi Priya,` and what it is about, in a paragraph of its own.
        if len(left[-1].split()) < 5 and len(parts) > 1 and _is_note(parts[0]):
            left.append(parts.pop(0))
        if len(parts) > 1 and _SIGN_OFF.match(parts[0].strip()) and len(parts[0].split()) < _SHORT:
            left.append(parts.pop(0))
    while parts and _FOOTER.match(parts[-1].strip()):
        left.append(parts.pop())
    made = "\n\n".join(parts) + "\n"
    if signature := _SIGNATURE.search(made):
        left.append(signature["rest"])
        made = made[: signature.start()] + "\n"
    return Unwrapped(made, tuple(piece for piece in left if piece.strip()))


def _unquoted(text: str) -> tuple[str, list[str]]:
    """The quoted part of a mail, where that is most of it, without its marks; and the rows
    around."""
    rows = text.split("\n")
    filled = [row for row in rows if row.strip()]
    quoted = [row for row in filled if row.startswith(">")]
    if not quoted or len(quoted) < len(filled) * _QUOTED:
        return text, []
    around = "\n".join(row for row in filled if not row.startswith(">"))
    inside = "\n".join(_MARK.sub("", row) for row in rows if row.startswith(">") or not row.strip())
    return inside, [around] if around else []


def _end_of_head(part: str) -> int | None:
    """End of a mail's head within a paragraph that begins with one; None for others."""
    at, heads, sender = 0, 0, False
    for row in part.split("\n"):
        if _HEAD.match(f"{row} "):
            heads, sender = heads + 1, sender or bool(_SENDER.match(row))
        elif not (heads and row[:1].isspace()) and not _FORWARDED.fullmatch(row.strip()):
            break
        at += len(row) + 1
    alone = heads == 1 and _SUBJECT.match(part) is not None
    return min(at, len(part)) if alone or (heads >= _HEADS_AT_LEAST and sender) else None


def _is_note(part: str) -> bool:
    return len(part.split()) < _NOTE and part.rstrip().endswith((".", ":", "!", "?"))
