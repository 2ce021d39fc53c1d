"""Tells texts that have no release's frame: speeches, letters, statements, fact sheets."""

from __future__ import annotations

import re

_HEAD = 900
_TITLES = (
    *("remark", "testimony", "statement", "address", "speech", "letter", "readout", "sheet"),
    *("keynote", "comments", "transcript", "minutes"),
)
_TITLE = re.compile(
    r"\b(?:remarks|testimony|speech|readout|transcript|fact\s?sheet\b|keynote"
    r"|opening (?:statement|comments)|comments (?:by|of|from|to)|minutes of"
    r"|(?:joint|\w+(?:['’]s|s['’])|closing|prepared|written) statement"
    r"|address (?:by|of|to|before|at)|(?:open )?letter (?:to|from)"
    r"|(?<!financial )(?<!registration )(?<!proxy )(?<!income )(?<!circular )(?<!prospectus )"
    r"statements?(?:[,:]|\W*\Z"
    r"| (?:of|by|from|on|for|to|at|in|before|about|following|regarding|concerning)\b))",
    re.IGNORECASE,
)
# Of a speech to come, or of a filing, a release tells.
_TOLD = re.compile(
    r"\b(?:to|will) (?:\w+ )?"
    r"(?:deliver|give|make|present|host|hold|issue|file|report|release|speak)"
    r"|\b(?:delivers|gives|presents|files|filed|hosts|amends|withdraws|issues|restates?|announces"
    r"|reports|releases|publishes|advisory)\b",
    re.IGNORECASE,
)
_BEGINS = (
    *("Good ", "Mr", "Madam", "Chair", "Dear", "Thank", "Ladies", "Members", "I ", "I’", "I'"),
    *(
        "gentlemen",
        "GENTLEMEN",
        "I would like",
        "repared",
        "PREPARED",
        "Let me",
        "leasure",
        "Secretary",
        "deliver",
        "DELIVER",
        "Welcome",
    ),
)
# Where a line begins; the sign comes first in the pattern, so that `re` can skip to it.
_BEGINNING = re.compile(
    r"\n[\s*_#>\u200b]*+(?:(?:Hello|Good (?:morning|afternoon|evening|day))\b"
    r"|(?:M(?:r|adam|s)\.? )?(?:Vice )?Chair(?:man|woman|men)?\b(?: [A-Z]|,|:)"
    r"|M(?:r|s|adam)\.? (?:Chair|President|Speaker)|(?:Remarks|Testimony|Statement) (?:of|by) "
    r"|Dear [A-Z]|Thank you|Thanks |Ladies and|Welcome|Let me|I(?:['’]\w{1,2})? [a-z]"
    r"|It(?:['’]s| is)(?: truly| really)? (?:an? )?(?:great |real |distinct )?"
    r"(?:pleasure|honou?r|privilege))"
)
_IN_SPEECH = re.compile(
    r"\bDear (?:M[rs]|Madam|Sir|Fellow|Shareholder)"
    r"|[Ll]adies and [Gg]entlemen[:,.]|\bI(?:['’]d| would) like to (?:begin|start|thank|take|say)"
    r"|[Pp]repared for [Dd]elivery|PREPARED FOR DELIVERY|\(?[Aa]s (?:delivered|prepared)\)?\s"
)
_IN_SPEECH_SIGNS = ("Dear ", "entlemen", " like to ", "repared", "PREPARED", "delivered")
_LINK = re.compile(r"!?\[[^\[\]]{0,300}\]\([^()\s]{0,500}\)|https?://\S{1,300}")
_SENTENCE = re.compile(r"\w[^.!?\n|]{8,}[.!?](?:\s|\Z|[*_\"”’)])|[。！？]")
_NO_TEXT = 600
_PAGE_NOTE = re.compile(r"\*[^*\n]{1,200}\*")


def is_spoken(title: str, body: str) -> bool:
    """Whether a text was spoken or is a letter, a statement, a readout or a fact sheet."""
    low = title.lower()
    named = _TITLE.search(title) if any(map(low.__contains__, _TITLES)) else None
    if named is not None and not _TOLD.search(title, 0, named.start()):
        return True
    head = body[:_HEAD]
    if not any(map(head.__contains__, _BEGINS)):
        return False
    if any(map(head.__contains__, _IN_SPEECH_SIGNS)) and _IN_SPEECH.search(head):
        return True
    return _BEGINNING.search(f"\n{head}") is not None


def has_text(body: str) -> bool:
    """Whether a body has sentences, and not only links to files and notes on the page."""
    if len(body) > _NO_TEXT:
        return True
    plain = _PAGE_NOTE.sub(" ", _LINK.sub(" ", body))
    return _SENTENCE.search(plain) is not None
