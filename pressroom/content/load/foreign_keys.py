"""Keys of other generators' front matter, and their counterparts here.

From the documentation of Hugo, Jekyll, Eleventy, Astro, Pelican, Gatsby, Docusaurus, Ghost and
Hexo, and of exports of WordPress. A key that holds a page back there must not be passed over here:
the release would be public.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pressroom.core.fields import KeyPath, Reader, display_path

_DRAFT = "write `draft: true` while it must not be seen"
_DATE = "write it as `date`: before that instant nothing of it is shown"
_WITHDRAWN = "write `withdrawn: {date: …, reason: …}`, from when on it is gone, and why"
_NO_SECRET = f"no page is public for some alone: {_DRAFT}"
_IN_TEXT = "put the picture into the text, `![what it shows](picture.png)`"
_NONE = "take it out: nothing here reads it"

# Each row: the remedy, and the keys in small letters without hyphens, colons and underlines. Keys
# of the first group hold a page back when they are true, of the second when they are false, of the
# third by a word, and of the fourth whatever their value is.
_WHEN_TRUE = {
    _DRAFT: """draft drafts isdraft drafted draftonly hidden hide ishidden secret confidential
        wip unpublished unpublish headless exclude excluded skip ignore internal
        eleventyexcludefromcollections disabled donotpublish dontpublish nopublish notforrelease
        notforpublication unreleased internalonly entwurf brouillon borrador embargoed
        isembargoed""",
    _NO_SECRET: """unlisted private isprivate protected members membersonly paywall restricted
        noindex robotsnoindex norobots nofollow sitemapexclude""",
}
_WHEN_FALSE = {
    _DRAFT: """publish published ispublished public ispublic visible isvisible live islive listed
        show render online active enabled ready approved released index""",
}
_BY_WORD = {
    _DRAFT: """status visibility poststatus pagestatus publishstatus state stage workflow access
        list workflowstate workflowstatus reviewstatus approvalstatus editorialstatus review
        approval audience classification sensitivity"""
}
_ALWAYS = {
    _DATE: """publishdate publisheddate publishdatetime publishat publishon publishedat
        publishedon publishtime publicationdate embargo embargodate embargountil embargoeduntil
        embargotime embargoends embargolift releasedate releaseat releasetime scheduledfor
        scheduledat scheduled scheduleddate golive golivedate availablefrom notbefore showfrom
        visiblefrom holduntil holdfor releaseon liveat liveon publishfrom
        publishstart publishstartdate startpublishing publishup availableat availableon
        draftuntil hiddenuntil""",
    _WITHDRAWN: """expirydate expiry expires expiresat expireson expirationdate expire expireat
        unpublishdate unpublishat unpublishon notafter showuntil visibleuntil takedown
        takedowndate liveuntil publishuntil publishend publishenddate publishdown""",
    _NO_SECRET: "password passphrase postpassword visibleto",
}
# Words that a room may well use for something of its own: at the top of the front matter only, and
# only with a value that holds a page back.
_COMMON = frozenset(
    re.findall(
        r"\S+",
        """skip ignore exclude internal show render online active enabled ready approved released
        index state stage workflow access list review approval audience classification
        sensitivity""",
    )
)
_HOLDING_WORDS = re.compile(
    r"(?:auto-)?drafts?|private|future|hidden|unlisted|unpublished|scheduled|embargo(?:ed)?|trash"
    r"|protected|never|wip|confidential|secret|(?:in|pending|under)[- ]review"
    r"|members(?:[- ]only)?|not[- ](?:approved|ready|published)",
    re.IGNORECASE,
)
# Of the common ones, these too: `offer: {status: pending}` is no state of the page.
_OPEN_WORDS = re.compile(
    r"pending|review|internal(?:[- ]use)?(?:[- ]only)?|restricted|non[- ]?public|unapproved"
    r"|rejected|staff|staging|awaiting[- ]\w+|(?:work[- ])?in[- ]progress",
    re.IGNORECASE,
)
_FALSE = frozenset({"false", "no", "off", "0", "n", "never", "none", "null", "~"})
_TRUE = frozenset({"true", "yes", "on", "1", "y", "always"})

_COUNTERPARTS = {
    "here it is `date`, the instant at which it is public": """pubdate created createdat
        createddate datepublished dateposted datetime postdate postdategmt posted timestamp
        dategmt postedat pubdatetime""",
    "here it is `updated`": """lastmod lastmodified lastmodifiedat lastupdated lastupdate
        modified modifieddate modifiedat updatedat updateddate updateddatetime datemodified
        moddatetime dateupdated postmodified postmodifiedgmt revised revision changed gitlastmod""",
    "here it is `url`, the whole address, which begins with `/`": """permalink permalinks uri
        path link route pathname saveas basepath""",
    "here it is `slug`, the last part of the address": """postname basename urlslug handle
        wordpressslug outputname""",
    "here it is `aliases`, a list of addresses that begin with `/`": """redirectfrom redirects
        redirect alias oldurl oldurls oldpermalink previousurl previousurls formerurl
        redirectsfrom wordpressurl originalurl""",
    "write no release for it: the address belongs into `aliases` of the one that it leads to": (
        "redirectto redirecturl redirecttourl"
    ),
    "here it is `title`": "headline heading posttitle h1 linktitle pagetitle name",
    "here it is `subheads`, a list; its first line stands in lists too": """summary description
        desc excerpt postexcerpt abstract deck dek standfirst subtitle subhead subheading
        subheadline teaser lead lede intro introduction blurb tagline metadescription
        seodescription""",
    "here it is `topics`, a list": """tags tag categories category keywords keyword subjects
        subject taxonomies taxonomy section sections topic labels posttag newstype""",
    "here it is `source`, the closing line; `contacts` names whom to call, `issuers` who speaks": (
        "author authors byline creator dccreator postauthor writer owner publisher by"
    ),
    "here it is `contacts`": """contact mediacontact mediacontacts presscontact presscontacts
        ircontact investorcontact""",
    "here it is `issuers`, a list": "issuer company companies organisation organization",
    "here it is `ticker`": "symbol stock stocksymbol tickersymbol stockticker",
    "here it is `dateline: {city: …, region: …}`": "location city place region country",
    "here it is `boilerplate`, a list of files in content/boilerplate/": "about aboutus",
    "here it is `legend`, the name of a file in content/legends/": """disclaimer safeharbor
        safeharbour forwardlooking forwardlookingstatements legal legalnotice""",
    "here it is `attachments`, a list": """files file downloads download documents document
        resources enclosure enclosures assets attachment pdf""",
    "here it is `language`": "lang locale lng hreflang languagecode",
    "here it is `translation_of`, the original's file name": """translationkey translations
        translation langref ref i18n translationid""",
    "here it is `provided_by`": "wire newswire provider distributor",
    "here it is `image`, with `file` and `alt`": """cover coverimage featuredimage featureimage
        heroimage hero thumbnail thumb banner bannerimage ogimage socialimage teaserimage
        headerimg header postthumbnail""",
    _IN_TEXT: "images picture photo",
    _NONE: """layout template type theme format weight order sidebarposition sidebarlabel sidebar
        menu menus nav navigation eleventynavigation pin pinned sticky featured parent toc
        tableofcontents math comments commentstatus pingstatus series guid id uuid postid key
        canonical canonicalurl externalurl seotitle metatitle seo postformat posttype cascade
        outputs markup slugify pagination paginationnext sharing share readingtime wordcount
        encoding editurl""",
}


_HERE = re.compile(r"here it is `(\w+)`")


def _by_key(*groups: Mapping[str, str]) -> dict[str, str]:
    return {
        key: remedy for group in groups for remedy, keys in group.items() for key in keys.split()
    }


_HOLDING = _by_key(_WHEN_TRUE, _WHEN_FALSE, _BY_WORD, _ALWAYS)
_KNOWN = _by_key(_COUNTERPARTS) | _HOLDING


@functools.lru_cache(maxsize=1024)
def _folded(key: str) -> str:
    """A key without what generators spell differently: case, hyphens, underlines, prefixes."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^(wp|_|meta)[:._]", "", key.casefold()))


def counterpart(key: str) -> str | None:
    """Key to write here for one of another generator; None for a key that none of them has."""
    return _KNOWN.get(_folded(key))


def counterpart_key(key: str) -> str | None:
    """The key of Pressroom's that a key of another generator stands for, `topics` for `tags`; None
    where there is none, or where what to write depends on the value."""
    remedy = counterpart(key) or ""
    if remedy == _DATE:
        return "date"
    found = _HERE.match(remedy)
    return found[1] if found else None


def is_idle(key: str) -> bool:
    """Whether a key of another generator concerns its pages alone, and nothing that readers see."""
    return counterpart(key) == _NONE


def holding_remedy(key: str) -> str | None:
    """Remedy for a key that certainly holds pages back elsewhere; None for any other."""
    return None if _folded(key) in _COMMON else _HOLDING.get(_folded(key))


def own_key(key: str, own: Iterable[str]) -> str | None:
    """The key of `own` of which `key` is another spelling, such as `Draft` of `draft`."""
    return next((each for each in own if _folded(each) == _folded(key)), None)


def held_back_elsewhere(values: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """The keys in a room's own values, at any depth, whose value holds a page back elsewhere: the
    path of each, and what to write here."""
    if isinstance(values, list):
        for index, item in enumerate(values):
            yield from held_back_elsewhere(item, (*path, index))
    elif isinstance(values, Mapping):
        for key, value in values.items():
            folded = _folded(key)
            # Hugo's `build: {render: never}` is as good as a draft.
            within = bool(path) and _folded(str(path[-1])) != "build"
            if folded in _HOLDING and not (within and folded in _COMMON) and _holds(folded, value):
                yield (*path, key), _HOLDING[folded]
            else:
                yield from held_back_elsewhere(value, (*path, key))


def report_held_back(values: Mapping[str, Any], reader: Reader) -> None:
    """An error for each of a room's own values that holds a page back elsewhere."""
    for path, remedy in held_back_elsewhere(values):
        what = f"{display_path(path)} holds a page back elsewhere, and does not here"
        reader.report(path, "PR027", what, remedy)


_FLAGS_TRUE = frozenset(_by_key(_WHEN_TRUE))
_FLAGS_FALSE = frozenset(_by_key(_WHEN_FALSE))
_WORDS = frozenset(_by_key(_BY_WORD))


def _holds(key: str, value: Any) -> bool:
    """Whether a value of a key that can hold a page back does so."""
    text = str(value).strip().casefold()
    if key in _FLAGS_TRUE:
        return text not in _FALSE and text != ""
    if key in _FLAGS_FALSE:
        return text not in _TRUE
    if key in _WORDS:
        is_open = key in _COMMON and _OPEN_WORDS.fullmatch(text)
        return bool(is_open or _HOLDING_WORDS.fullmatch(text))
    return text not in _FALSE and text != ""
