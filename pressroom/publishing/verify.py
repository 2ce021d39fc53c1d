"""Verification of a published site from outside: asks the host over HTTP, and compares.

Asks again, with pauses that double, until all is as it was built or a limit passes. It sees what
readers see, through whatever caches stand between.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from pressroom.core.problems import Problem, Severity, in_order
from pressroom.publishing.verify_caches import Offset, clock_offset, is_kept, retry_after
from pressroom.publishing.verify_headers import (
    Difference,
    Promises,
    served_header_problems,
    type_problems,
)
from pressroom.publishing.verify_http import Answer, Ask, Request, UntilSilent, is_loopback
from pressroom.publishing.verify_judge import (
    LEAK,
    AnswerFinding,
    is_content,
    judge_gone,
    judge_headers,
    judge_nowhere,
    judge_older,
    judge_place,
    judge_secret,
    preferred_address,
    stale,
)
from pressroom.publishing.verify_plan import Older, Place, Plan
from pressroom.publishing.verify_site import LiveSite

_FIRST, _LONGEST = 1.0, 30.0  # seconds between two rounds
_MOST_ASKED_PAST = 20
_PAGE = 1 << 20  # bytes read of a page of which nothing is known


class Patience(NamedTuple):
    """Time that a host may take to show what was published (seconds), how many requests are under
    way at once, and what tells seconds and waits."""

    limit: float
    at_once: int = 8
    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Verified(msgspec.Struct, frozen=True):
    """Result of a verification: how many public addresses were asked for, problems in order,
    addresses that answer though they are not public (to be printed only where that is asked for),
    the offset of the host's clock, and for how many seconds was waited."""

    asked: int
    problems: tuple[Problem, ...]
    leaks: tuple[str, ...] = ()
    offset: Offset | None = None
    waited: float = 0.0


class _Case(NamedTuple):
    """An address, how many bytes are read there, what judges the answer, and the file of the site
    that should be there, if it is one's."""

    url: str
    limit: int
    judge: Callable[[Answer], list[AnswerFinding]]
    place: Place | None = None


class _Seen(NamedTuple):
    case: _Case
    answer: Answer
    findings: list[AnswerFinding]


_AskAll = Callable[[Iterable[Request]], list[Answer]]


def verify_until_right(plan: Plan, site: LiveSite, ask: Ask, patience: Patience) -> Verified:
    """Asks for all that is in the plan until it is right or the limit has passed."""
    with ThreadPoolExecutor(patience.at_once) as pool:

        def ask_all(requests: Iterable[Request]) -> list[Answer]:
            return list(pool.map(UntilSilent(ask), requests))

        begun = patience.seconds()
        nowhere = _cases_nowhere(plan, site)
        # Of a host that does not answer, one line says as much as ten thousand.
        first = _rounds(nowhere[:1], ask_all, patience, begun)
        if any(each.answer.fault for each in first):
            told = tuple(finding.problem for each in first for finding in each.findings)
            return Verified(1, told, waited=patience.seconds() - begun)
        first += _rounds(nowhere[1:], ask_all, patience, begun)
        gone = (_Case(url, _PAGE, lambda answer: _some(judge_gone(answer))) for url in plan.gone)
        cases = [*gone, *_cases_older(plan, site), *_cases_of_places(plan)]
        secrets, unasked = _cases_of_secrets(plan, first)
        is_own = _is_own(plan, site)
        seen = _rounds([*cases, *secrets] if is_own else cases, ask_all, patience, begun)
        if secrets and not is_own:
            if _shows_the_site(seen):
                seen += _rounds(secrets, ask_all, patience, begun)
            else:
                unasked = [_unasked_of_strangers(plan)]
        waited = patience.seconds() - begun
        offset = clock_offset(each.answer for each in (*first, *seen))
        leaks = [s.case.url for s in seen for f in s.findings if f.problem.code == LEAK]
        problems = [
            *_asked_past_caches([*first, *seen], ask_all),
            *_as_promised(plan, site, seen),
            *_clock_problems(plan, offset),
            *unasked,
        ]
        asked = len(nowhere) + len(cases)
        return Verified(asked, tuple(in_order(problems)), tuple(leaks), offset, waited)


def _cases_nowhere(plan: Plan, site: LiveSite) -> list[_Case]:
    limit = max(plan.not_found.size if plan.not_found else 0, _PAGE)

    def case(number: int, url: str) -> _Case:
        # Hosts may show another page in place of a picture.
        page = plan.not_found if number == 0 else None
        return _Case(url, limit, lambda answer: [*judge_nowhere(answer, page, site.page_seconds)])

    return [case(number, url) for number, url in enumerate(plan.nowhere)]


def _cases_older(plan: Plan, site: LiveSite) -> Iterator[_Case]:
    origins = {_origin(plan.base), _origin(site.url)}

    def case(older: Older) -> _Case:
        def judge(answer: Answer) -> list[AnswerFinding]:
            return _some(judge_older(older, answer, plan.base, origins))

        return _Case(older.url, older.page.size if older.page else _PAGE, judge)

    return (case(older) for older in plan.older)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _cases_of_places(plan: Plan) -> Iterator[_Case]:
    def case(place: Place) -> _Case:
        def judge(answer: Answer) -> list[AnswerFinding]:
            return _some(judge_place(place, answer))

        return _Case(place.url, place.content.size, judge, place)

    return (case(place) for place in plan.places)


def _is_own(plan: Plan, site: LiveSite) -> bool:
    """Whether the host is that of the settings, or this computer."""
    return urlsplit(plan.base).hostname == urlsplit(site.url).hostname or is_loopback(plan.base)


def _shows_the_site(seen: Iterable[_Seen]) -> bool:
    """Whether more than half of the site's files are right there. A few small ones many hosts have
    alike."""
    right = [not each.findings for each in seen if each.case.place is not None]
    return sum(right) * 2 > len(right)


def _unasked_of_strangers(plan: Plan) -> Problem:
    return Problem(
        path=f"{plan.base}/",
        code="PR729",
        severity=Severity.WARNING,
        message="what is not public was not asked for: the host is not that of `url`, nor does it "
        "show this site, so it may be a stranger's, who would read in its log what is to come",
        remedy="look whether the address is typed rightly; if it is, publish there first",
    )


def _cases_of_secrets(plan: Plan, nowhere: Iterable[_Seen]) -> tuple[list[_Case], list[Problem]]:
    """The addresses that are not public; or a warning that they are not asked for, since whoever is
    on the way would read them."""
    if plan.secrets and not plan.base.startswith("https://") and not is_loopback(plan.base):
        problem = Problem(
            path=f"{plan.base}/",
            code="PR729",
            severity=Severity.WARNING,
            message="what is not public was not asked for: without https, others would see what",
            remedy="verify the address that begins with https://",
        )
        return [], [problem]
    empty = {each.answer.status: each.answer.digest for each in nowhere}

    def judge(answer: Answer) -> list[AnswerFinding]:
        return _some(judge_secret(answer, empty, f"{plan.base}/"))

    return [_Case(url, _PAGE, judge) for url in plan.secrets], []


def _some(finding: AnswerFinding | None) -> list[AnswerFinding]:
    return [] if finding is None else [finding]


def _rounds(
    cases: Iterable[_Case], ask_all: _AskAll, patience: Patience, begun: float
) -> list[_Seen]:
    """Asks for all cases, and again for those that may become right by waiting, in rounds that
    begin 1, 2, 4 … 30 seconds after the last, or later where the host asks for that."""
    found: list[_Seen] = []
    pending, pause = list(cases), _FIRST
    while True:
        seen = _asked(pending, ask_all)
        waiting = [each for each in seen if _may_pass(each)]
        wait = max(pause, min(_asked_for(waiting), _LONGEST))
        if not waiting or patience.seconds() - begun + wait > patience.limit:
            return [*found, *seen]
        found += [each for each in seen if not _may_pass(each)]
        pending = [each.case for each in waiting]
        patience.sleep(wait)
        pause = min(pause * 2, _LONGEST)


def _may_pass(seen: _Seen) -> bool:
    return any(finding.may_pass for finding in seen.findings)


def _asked_for(seen: Iterable[_Seen]) -> float:
    """Seconds for which the host asks to be left alone."""
    return max((retry_after(s.answer.headers, s.answer.received) for s in seen), default=0.0)


def _asked(cases: Sequence[_Case], ask_all: _AskAll) -> list[_Seen]:
    """Answers for the cases. A host that prefers another form of an address is followed."""
    seen = _answered(cases, ask_all)
    led = {n: preferred_address(each.answer) for n, each in enumerate(seen) if each.findings}
    led = {n: url for n, url in led.items() if url}
    again = _answered([seen[n].case._replace(url=url) for n, url in led.items()], ask_all)
    for n, each in zip(led, again, strict=True):
        seen[n] = each._replace(case=seen[n].case)
    return seen


def _answered(cases: Sequence[_Case], ask_all: _AskAll) -> list[_Seen]:
    answers = ask_all([Request(case.url, case.limit) for case in cases])
    return [
        _Seen(case, answer, case.judge(answer)) for case, answer in zip(cases, answers, strict=True)
    ]


def _asked_past_caches(seen: Sequence[_Seen], ask_all: _AskAll) -> Iterator[Problem]:
    """The problems of all that was seen. Of files that are not as built, some are asked for once
    more at an address that no cache can know, which tells whether the host has them."""
    old = [each for each in seen if each.case.place and _is_old(each)][:_MOST_ASKED_PAST]
    requests = [
        Request(f"{each.case.url}?pressroom={each.case.place.content.digest}", each.case.limit)
        for each in old
        if each.case.place
    ]
    past = {each.case.url: answer for each, answer in zip(old, ask_all(requests), strict=True)}
    for each in seen:
        place, answer = each.case.place, past.get(each.case.url)
        if place is not None and answer is not None:
            yield stale(each.answer, _where(place, answer))
        else:
            yield from (finding.problem for finding in each.findings)


def _is_old(seen: _Seen) -> bool:
    return any(finding.problem.code == "PR721" and finding.may_pass for finding in seen.findings)


def _where(place: Place, past: Answer) -> str:
    if past.status == 200 and not past.fault and is_content(past, place.content):
        return "the host has the new, and a cache before it the old"
    if past.fault:
        return "the host itself could not be asked"
    if is_kept(past.headers):
        return "a cache answers, also when asked past it"
    return "the host itself has them"


def _as_promised(plan: Plan, site: LiveSite, seen: Iterable[_Seen]) -> Iterator[Problem]:
    """Problems of the headers and types of files that came."""
    promises = Promises(site.rules)
    found: list[Difference] = []
    wrong: list[tuple[str, str]] = []
    knows_rules = False
    for case, answer, findings in seen:
        # Other bytes come with other headers, and one fault is enough.
        if case.place is None or findings:
            continue
        other, fault = judge_headers(case.place, answer, promises, site.base)
        found += other
        wrong += [(case.url, fault)] if fault else []
        knows_rules = knows_rules or not promises.marks.isdisjoint(answer.headers)
    yield from served_header_problems(found, base=plan.base, knows_rules=knows_rules)
    yield from type_problems(wrong)


def _clock_problems(plan: Plan, offset: Offset | None) -> Iterator[Problem]:
    if offset is None or not offset.is_off:
        return
    seconds = min(abs(offset.low), abs(offset.high))
    way = "ahead of" if offset.low > 0 else "behind"
    yield Problem(
        path=f"{plan.base}/",
        code="PR728",
        severity=Severity.WARNING,
        message=f"the host's clock is at least {seconds:,.0f} seconds {way} this computer's",
        remedy="let this computer set its clock by the network (NTP); if it does, tell your host",
    )
