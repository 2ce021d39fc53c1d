"""Rules on links and images."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.excerpts import correction, excerpt
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText

_NO_ADDRESS = r"\s<>()\[\]\"'|*“”‘’«»"
_ADDRESS = re.compile(rf"https?://([^/?#{_NO_ADDRESS}]{{1,253}})([^{_NO_ADDRESS}]{{0,2000}})")
_TRACKING = re.compile(
    r"(?:utm_\w{1,30}|gclid|gbraid|wbraid|fbclid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi"
    r"|mkt_tok|vero_id|elqtrackid)=.*",
    re.IGNORECASE,
)
_TRACKERS = frozenset(
    re.findall(
        r"\S+",
        """
        cts.businesswire.com c212.net ml.globenewswire.com links.govdelivery.com lnks.gd
        urldefense.com urldefense.proofpoint.com bit.ly tinyurl.com lnkd.in t.co goo.gl ow.ly
        buff.ly
        """,
    )
)
_TRACKER = re.compile(
    r"(?:clicks?|email|links?\.(?:em?|email|mail|news|mkt|marketing))\.[\w-]{1,63}\."
    r"|[\w.-]{1,63}\.(?:safelinks\.protection\.outlook|list-manage|hubspotlinks)\.com\Z",
)


@needs("/")
def tracked_link(release_text: ReleaseText) -> Iterator[Fault]:
    """A link leads straight to its page.

    Addresses out of a newsletter or a mail count its readers, break when its campaign is
    switched off, and hide where they lead.

    Bad:
        The [slides](https://www.example.com/slides?utm_source=newsletter) are online.

    Good:
        The [slides](https://www.example.com/slides) are online.

    Source: Google Analytics Help, "URL builders"; Business Wire, "Most common errors": bad or \
broken hyperlinks
    """
    told: set[tuple[int, str]] = set()
    for line, address, host, rest in _addresses(release_text):
        if host.removeprefix("www.") in _TRACKERS or _TRACKER.match(host):
            if (line, host) in told:
                continue
            told.add((line, host))
            yield Fault(
                line,
                f"`{excerpt(address)}` goes through a tracker",
                "write the address at which it ends",
            )
        elif "?" in rest and "=" in rest:
            query = rest.partition("?")[2].partition("#")[0]
            pairs = re.split("&(?:amp;)?", query)
            tracking = [pair for pair in pairs if _TRACKING.fullmatch(pair)]
            if tracking:
                kept = "&".join(pair for pair in pairs if pair not in tracking)
                new = address.replace(f"?{query}", f"?{kept}" if kept else "", 1)
                yield Fault(
                    line,
                    f"the link carries `{excerpt(tracking[0])}`, which tracks its readers",
                    f"write `{new}`",
                    correction(release_text, line, address, new),
                )


def _addresses(release_text: ReleaseText) -> Iterator[tuple[int, str, str, str]]:
    """Addresses in the body outside code, once a line: line, address, host and the rest."""
    if "http" not in release_text.release.body:
        return
    told: set[tuple[int, str]] = set()
    for match in _ADDRESS.finditer(release_text.uncoded):
        line = release_text.line(match.start())
        if (line, match[0]) in told:
            continue
        told.add((line, match[0]))
        # A sentence's end is no part of an address that stands bare in it.
        rest = match[2].rstrip(".,;:!_")
        yield line, match[0][: len(match[0]) - len(match[2])] + rest, match[1].lower(), rest


_DRAFT_HOST = re.compile(
    r"localhost\b|127\.\d|0\.0\.0\.0|10\.\d+\.\d+\.\d|192\.168\.\d|172\.(?:1[6-9]|2\d|3[01])\.\d"
    r"|(?:staging|stage|uat|preprod|preview|test|dev)\d{0,2}\.(?:www\.)?[\w-]{1,63}\.\w"
    r"|staging-[\w-]{1,63}\.|(?:[\w-]{1,63}\.){1,4}(?:local|internal|intranet|corp|lan)(?::|\Z)"
    r"|[\w-]{1,63}\.sharepoint\.com|onedrive\.live\.com|1drv\.ms"
)
_DRAFT_PATH = re.compile(
    r"docs\.google\.com/(?:document|spreadsheets|presentation)/(?:u/\d/)?d/(?!e/)[\w-]{1,200}"
    r"(?:/(?!pub)|\Z)|drive\.google\.com/drive/(?:u/\d/)?(?:my-drive|shared-with-me)"
    r"|(?:www\.)?dropbox\.com/(?:home|work|preview|personal)\b"
)
# A maker of software may send its readers to `dev.example.com`.
_DEVELOPERS = re.compile(r"developer|\bAPIs?\b|\bSDKs?\b|documentation", re.IGNORECASE)


@needs("/")
def link_to_a_draft_place(release_text: ReleaseText) -> Iterator[Fault]:
    """A link leads to where the public can read.

    An address on one's own machine, a test site or in a shared drive works for those who
    wrote the release, and shows everybody else a closed door, or a draft.

    Bad:
        The [slides](https://acme.sharepoint.com/sites/ir/slides.pptx) are online.

    Good:
        The [slides](https://www.example.com/slides.pdf) are online.

    Source: Business Wire, "Most common errors": bad or broken hyperlinks; RFC 6761 and \
RFC 1918 for names and addresses that only their own network knows
    """
    for line, address, host, rest in _addresses(release_text):
        if not _DRAFT_HOST.match(host) and not _DRAFT_PATH.match(host + rest):
            continue
        row = release_text.rows[line - release_text.release.body_line]
        if host.startswith("dev") and _DEVELOPERS.search(row):
            continue
        yield Fault(
            line,
            f"`{excerpt(address)}` is no place for the public",
            "link to where it is published, or put the file beside the release",
        )


_IMAGE = re.compile(r"!\[([^\]\n]{1,300})\](?=[(\[])")
_FILE_NAME = re.compile(
    r"[\w. ()-]{1,120}\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|avif|heic|pdf)"
    r"|(?:IMG|DSCN?|DSCF|PXL|MVI|P|Screen ?shot|image|picture)[ _-]?\d{2}[\w -]{0,60}",
    re.IGNORECASE,
)
_KINDS = frozenset(
    re.findall(
        r"\S+",
        """
        image images photo picture pic img photograph illustration graphic figure chart graph
        table diagram screenshot logo icon alt untitled
        """,
    )
)


@needs("!")
def image_described_by_its_file_name(release_text: ReleaseText) -> Iterator[Fault]:
    """An image's description says what it shows, not what its file is called.

    A screen reader reads the name out, sign for sign, and its hearer knows nothing.

    Bad:
        ![IMG_1234.jpg](https://www.example.com/IMG_1234.jpg)

    Good:
        ![The new works in Waltham from the air](https://www.example.com/IMG_1234.jpg)

    Source: WCAG 2.2, 1.1.1 Non-text Content; failure F30
    """
    if "![" not in release_text.prose:
        return
    # Searched in the body, since prose has no addresses; prose tells images from code.
    for match in _IMAGE.finditer(release_text.release.body):
        words = match[1].strip()
        if not _FILE_NAME.fullmatch(words) and words.lower().rstrip(".:") not in _KINDS:
            continue
        if release_text.prose.startswith("![", match.start()):
            yield Fault(
                release_text.line(match.start()),
                f"`{excerpt(words)}` does not say what the image shows",
                "say it as you would on the telephone",
            )


_LINKS = ("](", "][")
_SAYS_NOTHING = re.compile(
    r"\[[*_]{0,3}(here|(?:click|see|go) here|click|(?:click )?this link|link|this page|this"
    r"|(?:read |learn |find out )?more)[.:…]{0,3}[*_]{0,3}\](?=[(\[])",
    re.IGNORECASE,
)


@needs("]")
def link_says_nothing(release_text: ReleaseText) -> Iterator[Fault]:
    """A link's words say where it leads.

    Many readers go from link to link, by key or by ear, and hear "here, here, here".

    Bad:
        The slides are [here](https://www.example.com/slides.pdf).

    Good:
        The [slides](https://www.example.com/slides.pdf) are online.

    Source: WCAG 2.2, 2.4.4 Link Purpose (In Context) and 2.4.9 Link Purpose (Link Only)
    """
    body = release_text.release.body
    if not any(sign in body for sign in _LINKS):
        return
    for match in _SAYS_NOTHING.finditer(release_text.release.body):
        if release_text.prose.startswith("[", match.start()):
            yield Fault(
                release_text.line(match.start()),
                f"the link `{match[1]}` does not say where it leads",
                "link the words that name what is there",
            )


_UNDESCRIBED_IMAGE = re.compile(r"!\[\s*\]\(")


@needs("!")
def image_without_description(release_text: ReleaseText) -> Iterator[Fault]:
    """An image says in words what it shows.

    Those who cannot see it, and search engines, have only the words between the
    brackets.

    Bad:
        ![](https://www.example.com/chart.png)

    Good:
        ![Net sales by quarter, 2012 to 2013](https://www.example.com/chart.png)

    Source: WCAG 2.2, 1.1.1 Non-text Content
    """
    for match in _UNDESCRIBED_IMAGE.finditer(release_text.release.body):
        line = release_text.release.body_line + release_text.release.body.count(
            "\n", 0, match.start()
        )
        yield Fault(line, "an image has no description", "write it between `![` and `]`")
