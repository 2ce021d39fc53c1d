"""Answers of a host beside what is wanted: bytes, statuses, redirects, and what is not there.

Pure: answers in, findings out. Nothing here names an address that is not public.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from pressroom.core.problems import Problem
from pressroom.pipeline.output.manifest import Content
from pressroom.publishing.verify_caches import history, kept_seconds
from pressroom.publishing.verify_headers import Difference, Promises, differences, type_fault
from pressroom.publishing.verify_http import Answer
from pressroom.publishing.verify_plan import Older, Place, leads_to, served_address

_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_GONE = (404, 410)
_BUSY = (429, 503)
LEAK = "PR727"
"""The code of what answers though it is not public."""


class AnswerFinding(msgspec.Struct, frozen=True):
    """A problem, and whether it may pass by waiting, as a cache's old copy does."""

    problem: Problem
    may_pass: bool = True


def problem_at(url: str, code: str, message: str, remedy: str) -> Problem:
    """An error at an address."""
    return Problem(path=url, code=code, message=message, remedy=remedy)


def unanswered(answer: Answer) -> AnswerFinding:
    """The finding of an address of which no whole answer came."""
    remedy = "look at the host, the network and the address, and verify again"
    return AnswerFinding(problem_at(answer.url, "PR720", answer.fault, remedy))


def judge_place(place: Place, answer: Answer) -> AnswerFinding | None:
    """Problem of the answer for a file of the site; None for what is right."""
    if answer.fault:
        return unanswered(answer)
    if answer.status in _REDIRECTS:
        return _led_away(answer)
    if answer.status != 200:
        return AnswerFinding(_refused(answer))
    if is_content(answer, place.content):
        return None
    if answer.packed_digest == place.content.digest:
        what = "the host unpacks a file that is to reach readers packed (`Content-Encoding`)"
        remedy = "send it without `Content-Encoding`"
        return AnswerFinding(problem_at(place.url, "PR721", what, remedy), may_pass=False)
    return AnswerFinding(stale(answer))


def judge_gone(answer: Answer) -> AnswerFinding | None:
    """Problem of the answer for an address at which nothing is any more: it has to be 404, or lead
    elsewhere."""
    if answer.fault:
        return unanswered(answer)
    if answer.status in _GONE or answer.status in _REDIRECTS:
        return None
    told = history(answer)
    what = f"it was taken off the site, and the host still answers {answer.status}"
    what += f" ({told})" if told else ""
    remedy = "delete it there; where a cache has it, purge it there or wait that long"
    return AnswerFinding(problem_at(answer.url, "PR722", what, remedy))


def is_content(answer: Answer, content: Content) -> bool:
    """Whether an answer has the very bytes, once unpacked."""
    return not answer.more and answer.digest == content.digest


def stale(answer: Answer, where: str = "") -> Problem:
    """The problem of other bytes than those of the build; `where` is what was found out of the
    reason, in words."""
    told = "; ".join(part for part in (where, history(answer)) if part)
    what = "it is not as it was built: other bytes come" + (f" ({told})" if told else "")
    remedy = "publish again; where a cache has the old, purge it there or wait that long"
    return problem_at(answer.url, "PR721", what, remedy)


def _led_away(answer: Answer) -> AnswerFinding:
    to = _without_query(answer.headers.get("location", ""))
    what = f"it is redirected to {to}" if to else "it is redirected, and not told where"
    remedy = "let the host serve the file itself; to a page for signing in, make the site public"
    return AnswerFinding(problem_at(answer.url, "PR723", what, remedy))


def _without_query(location: str) -> str:
    # What follows may be a token of whoever asked.
    try:
        parts = urlsplit(location)
    except ValueError:
        return "no address"
    origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return f"{origin}{parts.path}"


def _refused(answer: Answer) -> Problem:
    status = answer.status
    if status in _GONE:
        what, remedy = f"it is not there ({status})", "publish again"
        if age := history(answer):
            what = f"{what}; {age}"
            remedy = "publish again; where a cache keeps the 404, purge it there or wait that long"
    elif status in (401, 403):
        what, remedy = f"the host refuses it ({status})", "let everyone read the site there"
    elif status in _BUSY:
        what, remedy = f"the host is too busy ({status})", "verify again later"
    else:
        what, remedy = f"the host answers {status}", "look at the host's log"
    return problem_at(answer.url, "PR722", what, remedy)


def judge_older(
    older: Older, answer: Answer, base: str, origins: Collection[str]
) -> AnswerFinding | None:
    """Problem of the answer for an older address: it has to lead on for good, or show the page that
    does."""
    if answer.fault:
        return unanswered(answer)
    url, location = answer.url, answer.headers.get("location", "")
    if answer.status in _REDIRECTS and leads_to(location, older.to, base, origins):
        if answer.status in _FOR_GOOD:
            return None
        what = f"it leads on with {answer.status}, which is for a while only"
        return AnswerFinding(
            problem_at(url, "PR723", what, "have the host answer 301"), may_pass=False
        )
    if answer.status in _REDIRECTS:
        to = _without_query(location) or "nowhere"
        what = f"it leads to {to}, and should lead to {older.to}"
        return AnswerFinding(
            problem_at(url, "PR723", what, "give the host the rules of this build")
        )
    if older.page is not None and answer.status == 200 and is_content(answer, older.page):
        return None
    what = f"it should lead to {older.to}, and the host answers {answer.status}"
    remedy = "give the host the rules of this build (`pressroom help publishing`, Older addresses)"
    return AnswerFinding(problem_at(url, "PR723", what, remedy))


def judge_nowhere(answer: Answer, page: Content | None, most_kept: int) -> Iterator[AnswerFinding]:
    """Problem of the answer for an address at which nothing is. It must be 404, show the site's own
    `page` where one is given, and be kept no longer than `most_kept` seconds, or what appears there
    later is not seen."""
    if answer.fault:
        yield unanswered(answer)
        return
    if answer.status not in _GONE:
        what = f"the host answers {answer.status} for an address at which nothing is"
        remedy = "let it answer 404 there, with 404.html"
        yield AnswerFinding(problem_at(answer.url, "PR726", what, remedy), may_pass=False)
        return
    if page is not None and not is_content(answer, page):
        what = "the host shows another page than 404.html for what is not there"
        yield AnswerFinding(problem_at(answer.url, "PR726", what, "let it answer with 404.html"))
    kept = kept_seconds(answer.headers)
    if kept > most_kept:
        what = f"caches may keep “not found” for {kept:,} seconds, and not see what appears there"
        remedy = f"let the host send no `Cache-Control` with 404, or at most {most_kept} seconds"
        yield AnswerFinding(problem_at(answer.url, "PR726", what, remedy), may_pass=False)


def judge_secret(answer: Answer, nowhere: Mapping[int, str], base: str) -> AnswerFinding | None:
    """Problem of the answer for an address that is not public: it is neither 404 nor what the host
    answers where nothing is, `nowhere` by status and digest; or it tells nothing. The address is
    not named."""
    if not answer.fault and answer.status in _GONE:
        return None
    if answer.fault or answer.status in _BUSY or answer.status >= 500:
        why = answer.fault or f"the host answers {answer.status}"
        what = f"what is not public could not be asked for everywhere: {why}"
        return AnswerFinding(problem_at(base, "PR729", what, "verify again"))
    if nowhere.get(answer.status) == answer.digest or (
        # Pages of refusals and redirects have words of their own each time.
        answer.status >= 300 and answer.status in nowhere
    ):
        return None
    what = "something answers at an address of a release that is not public"
    remedy = (
        "take it off the host and out of its cache at once; `pressroom verify --reveal` tells "
        "the address"
    )
    return AnswerFinding(problem_at(base, LEAK, what, remedy), may_pass=False)


def preferred_address(answer: Answer) -> str:
    """The address to which an answer leads where that is the same in the form that a host prefers:
    without `.html`, or with a slash at its end; empty where it is not."""
    if answer.fault or answer.status not in _REDIRECTS:
        return ""
    try:
        url = urljoin(answer.url, answer.headers.get("location", ""))
    except ValueError:
        return ""
    there, here = urlsplit(url), urlsplit(answer.url)
    if there[:2] != here[:2] or there.path == here.path or there.query:
        return ""
    return url if _bare(there.path) == _bare(here.path) else ""


def _bare(path: str) -> str:
    return unquote(path).rstrip("/").removesuffix(".html").removesuffix(".htm")


def judge_headers(
    place: Place, answer: Answer, promises: Promises, base: str
) -> tuple[list[Difference], str]:
    """The headers of a file that are not as promised, and what is wrong with its type; `base` is
    the path the site lives under, by its settings."""
    promised = promises.of(base + served_address(place.path))
    tls = place.url.startswith("https://")
    found = list(differences(place.url, promised, answer.headers, tls=tls))
    kind = answer.headers.get("content-type", "")
    wrong = type_fault(place.path, promised.get("content-type", ""), kind, utf8=answer.utf8)
    return found, wrong
