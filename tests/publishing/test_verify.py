"""A host seen from outside: what is right is passed, each fault is found, and nothing secret told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pressroom.core.problems import Severity
from pressroom.publishing.verify import Patience, Verified, verify_until_right
from pressroom.publishing.verify_deadline import LATE
from pressroom.publishing.verify_plan import Extent, plan_of

from .hosts import BASE, FILES, SECRETS, HostInMemory, Sent, site_of

PAGE = "/releases/2026/results/"
OLD = "/old/results/"
PHOENIX = "/phoenix.zhtml?ID=2&c=1"
SECRET = SECRETS[0]
NONE = [url.removeprefix(BASE) for url in plan_of(site_of(), BASE, Extent()).nowhere]
OTHER = Sent(200, b"Other bytes", {"age": "100", "cache-control": "max-age=300"})


class Clock:
    """Seconds that pass while somebody sleeps, and no others."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def looked(
    host: HostInMemory, limit: float = 0, clock: Clock | None = None, extent: Extent | None = None
) -> Verified:
    clock = clock or Clock()
    site = site_of()
    plan = plan_of(site, host.base, extent or Extent(sample=100))
    return verify_until_right(plan, site, host, Patience(limit, 2, lambda: clock.now, clock.sleep))


def told(host: HostInMemory, limit: float = 0) -> list[str]:
    """What is wrong, without the remedies."""
    return [str(each).partition(" — ")[0] for each in looked(host, limit).problems]


def test_a_good_host_is_passed() -> None:
    host = HostInMemory()
    found = looked(host)
    assert found.problems == ()
    assert found.leaks == ()
    assert found.waited == 0
    # All files but four for hosts and builds, two older addresses, three at which nothing is.
    assert found.asked == len(FILES) - 4 + 2 + 3
    assert len(host.asked) == len(set(host.asked)) == found.asked + len(SECRETS)
    assert found.offset is not None
    assert not found.offset.is_off


@pytest.mark.parametrize(
    ("address", "sent", "message"),
    [
        (PAGE, Sent(0, fault="it does not answer in time"), "PR720 it does not answer in time"),
        (PAGE, Sent(404), "PR722 it is not there (404)"),
        (PAGE, Sent(404, b"", {"age": "9"}), "PR722 it is not there (404); a cache has had it"),
        (PAGE, Sent(403), "PR722 the host refuses it (403)"),
        (PAGE, Sent(503), "PR722 the host is too busy (503)"),
        (PAGE, Sent(500), "PR722 the host answers 500"),
        (
            PAGE,
            Sent(302, b"", {"location": "https://login.example.com/in?token=s3cret"}),
            "PR723 it is redirected to https://login.example.com/in",
        ),
        (PAGE, Sent(302), "PR723 it is redirected, and not told where"),
        (PAGE, Sent(302, b"", {"location": "http://["}), "PR723 it is redirected to no address"),
        ("/feed.xml", Sent(200, b"<rss></rss>"), "PR721 it is not as it was built"),
        (PAGE, Sent(200, FILES["404.html"]), "PR721 it is not as it was built"),
        (
            OLD,
            Sent(404),
            "PR723 it should lead to /releases/2026/results/, and the host answers 404",
        ),
        (OLD, Sent(301, b"", {"location": "/"}), "PR723 it leads to /, and should lead to /rel"),
        (OLD, Sent(302, b"", {"location": PAGE}), "PR723 it leads on with 302, which is for a whi"),
        (PHOENIX, Sent(200, b"A page"), "PR723 it should lead to /releases/2026/results/, and"),
        (PHOENIX, Sent(0, fault="the connection was cut off"), "PR720 the connection was cut off"),
        (NONE[0], Sent(200, FILES["404.html"]), "PR726 the host answers 200 for an address at wh"),
        (NONE[0], Sent(404, b"nginx"), "PR726 the host shows another page than 404.html"),
        (
            NONE[1],
            Sent(404, b"", {"cache-control": "public, max-age=31536000, immutable"}),
            "PR726 caches may keep “not found” for 31,536,000 seconds",
        ),
    ],
)
def test_each_fault_of_a_host_is_found(address: str, sent: Sent, message: str) -> None:
    host = HostInMemory()
    host.tell(address, sent)
    found = looked(host)
    errors = [each for each in found.problems if each.severity is Severity.ERROR]
    assert errors
    assert str(errors[0]).startswith(f"{BASE}{address}: error {message}")
    assert len(errors) == 1
    assert "s3cret" not in str(found)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=30))
def test_no_other_byte_is_passed(path: str, data: bytes) -> None:
    """Whatever else comes in place of a file that readers get, it is found."""
    host = HostInMemory()
    (place,) = plan_of(site_of(), BASE, Extent((path,))).places or (None,)
    if place is None or data == FILES[path]:
        return
    address = place.url.removeprefix(BASE)
    good = host.good(address)
    host.tell(address, good._replace(body=data))
    (problem,) = looked(host, extent=Extent((path,))).problems
    assert (problem.code, problem.path) == ("PR721", place.url)


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "location",
                "age",
                "date",
                "retry-after",
                "etag",
                "cache-control",
                "last-modified",
                "content-type",
                "x-cache",
            ]
        ),
        st.text(max_size=40),
    ),
    st.sampled_from([200, 301, 404, 429, 503]),
)
def test_no_header_is_too_odd(headers: dict[str, str], status: int) -> None:
    host = HostInMemory()
    host.tell(PAGE, Sent(status, b"", headers))
    host.tell(OLD, Sent(status, b"", headers))
    assert looked(host).problems


def test_where_the_old_bytes_come_from_is_told() -> None:
    past = f"{PAGE}?pressroom={site_of().files['releases/2026/results/index.html'].digest}"
    host = HostInMemory()
    host.tell(PAGE, OTHER)
    told_of = "PR721 it is not as it was built: other bytes come"
    since = (
        "a cache has had it since 2026-05-28 20:25:00 UTC and may keep it until 2026-05-28 20:30"
    )
    for sent, where in (
        (host.good(PAGE), "the host has the new, and a cache before it the old"),
        (OTHER, "a cache answers, also when asked past it"),
        (Sent(200, b"Other bytes"), "the host itself has them"),
        (Sent(0, fault="it does not answer in time"), "the host itself could not be asked"),
    ):
        host.tell(past, sent)
        (problem,) = (each for each in looked(host).problems if each.code == "PR721")
        assert f"{told_of} ({where}; {since}" in f"PR721 {problem.message}"


def test_asks_again_until_all_is_there() -> None:
    host, clock = HostInMemory(), Clock()
    host.tell(PAGE, Sent(404), OTHER, OTHER, host.good(PAGE))
    host.tell("/feed.xml", Sent(0, fault="cut off"), host.good("/feed.xml"))
    found = looked(host, 60, clock)
    assert found.problems == ()
    assert clock.slept == [1, 2, 4]
    assert found.waited == 7
    assert host.asked.count(PAGE) == 4
    assert host.asked.count("/feed.xml") == 2
    assert host.asked.count("/") == 1


def test_asks_no_longer_than_the_limit_nor_for_what_no_waiting_mends() -> None:
    host, clock = HostInMemory(), Clock()
    host.tell(PAGE, OTHER)
    host.tell(OLD, Sent(302, b"", {"location": PAGE}))
    assert len(looked(host, 100, clock).problems) == 2
    assert clock.slept == [1, 2, 4, 8, 16, 30, 30]
    assert host.asked.count(OLD) == 1


def test_a_busy_host_is_left_alone_for_as_long_as_it_asks() -> None:
    host, clock = HostInMemory(), Clock()
    host.tell(PAGE, Sent(429, b"", {"retry-after": "20"}), host.good(PAGE))
    host.tell("/feed.xml", Sent(503, b"", {"retry-after": "9999"}), host.good("/feed.xml"))
    assert looked(host, 60, clock).problems == ()
    assert clock.slept == [30]


def test_of_a_host_that_does_not_answer_one_line_tells() -> None:
    host = HostInMemory()
    for address in NONE:
        host.tell(address, Sent(0, fault="its name is not known (DNS)"))
    assert told(host) == [f"{BASE}{NONE[0]}: error PR720 its name is not known (DNS)"]
    assert host.asked == [NONE[0]]


def test_a_host_may_prefer_another_form_of_an_address() -> None:
    files = {**FILES, "news/rr902.html": b"<p>Older news</p>"}
    host = HostInMemory(files)
    host.tell("/news/rr902.html", Sent(308, b"", {"location": f"{BASE}/news/rr902"}))
    host.tell("/news/rr902", host.good("/news/rr902.html"))
    host.tell(OLD, Sent(301, b"", {"location": "/old/results"}))
    host.tell("/old/results", Sent(200, FILES["old/results/index.html"]))
    site = site_of(files)
    plan = plan_of(site, BASE, Extent(sample=100))
    assert verify_until_right(plan, site, host, Patience(0)).problems == ()
    host.tell("/news/rr902", Sent(200, b"Other bytes"))
    (found,) = {
        each.code for each in verify_until_right(plan, site, host, Patience(0)).problems
    } - {"PR725"}
    assert found == "PR721"


def test_what_was_taken_off_must_be_gone() -> None:
    extent = Extent(("releases/2025/x/index.html", "index.html"))
    host = HostInMemory()
    assert looked(host, extent=extent).problems == ()
    host.tell("/releases/2025/x/", Sent(301, b"", {"location": "/"}))
    assert looked(host, extent=extent).problems == ()
    host.tell("/releases/2025/x/", OTHER)
    (problem,) = looked(host, extent=extent).problems
    assert str(problem).startswith(
        f"{BASE}/releases/2025/x/: error PR722 it was taken off the site, and the host still "
        "answers 200 (a cache has had it since 2026-05-28 20:25:00 UTC"
    )
    host.tell("/releases/2025/x/", Sent(0, fault="cut off"))
    assert [each.code for each in looked(host, extent=extent).problems] == ["PR720"]


def test_types_and_headers_are_told_once_each() -> None:
    host = HostInMemory()
    for address in ("/", PAGE):
        good = host.good(address)
        host.tell(address, good._replace(headers={**good.headers, "content-security-policy": "x"}))
    good = host.good(f"{PAGE}index.md")
    host.tell(
        f"{PAGE}index.md",
        good._replace(headers={**good.headers, "content-type": "application/octet-stream"}),
    )
    assert told(host) == [
        f"{BASE}/: error PR725 the header `content-security-policy` is `x` (and of 1 more), and "
        "should be `default-src 'none'`",
        f"{BASE}{PAGE}index.md: error PR725 its type is `application/octet-stream`, and should be "
        "`text/markdown`",
    ]


def test_a_host_without_the_headers_gets_one_warning() -> None:
    host = HostInMemory()
    for place in plan_of(site_of(), BASE, Extent(sample=100)).places:
        address = place.url.removeprefix(BASE)
        good = host.good(address)
        kept = {"content-type": good.headers["content-type"], "cache-control": "max-age=600"}
        host.tell(address, good._replace(headers=kept))
    (problem,) = looked(host).problems
    assert (problem.code, problem.severity) == ("PR725", Severity.WARNING)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (Sent(200, b"The merger"), "PR727"),
        (Sent(301, b"", {"location": "/elsewhere/"}), "PR727"),
        (Sent(403), "PR727"),
        (Sent(500), "PR729"),
        (Sent(429), "PR729"),
        (Sent(0, fault="it does not answer in time"), "PR729"),
    ],
)
def test_what_is_not_public_must_not_be_there_and_is_not_named(sent: Sent, code: str) -> None:
    host = HostInMemory()
    host.tell(SECRET, sent)
    found = looked(host)
    (problem,) = found.problems
    assert (problem.code, problem.path, problem.severity) == (code, f"{BASE}/", Severity.ERROR)
    assert "merger" not in str(problem).lower()
    assert found.leaks == ((BASE + SECRET,) if code == "PR727" else ())
    # How many there are is inside information too.
    assert found.asked == looked(HostInMemory()).asked


def test_a_host_that_answers_alike_for_all_that_is_missing_has_no_leak() -> None:
    for sent in (Sent(200, FILES["404.html"]), Sent(403, b"Refused, request 1")):
        host = HostInMemory()
        host.tell(NONE[0], sent)
        host.tell(SECRET, sent._replace(body=sent.body.replace(b"1", b"2")))
        assert {each.code for each in looked(host).problems} == {"PR726"}
    host.tell(SECRET, Sent(200, b"The merger"))
    assert {each.code for each in looked(host).problems} == {"PR726", "PR727"}


def test_what_is_not_public_is_not_asked_for_where_others_would_read_it() -> None:
    host = HostInMemory(base="http://press.example.com")
    (problem,) = looked(host).problems
    assert (problem.code, problem.severity) == ("PR729", Severity.WARNING)
    assert not set(SECRETS) & set(host.asked)


def test_a_host_that_falls_silent_is_not_asked_for_all_the_rest() -> None:
    files = {f"assets/{n}.css": b"body" for n in range(200)} | {"index.html": b"<title>"}
    host = HostInMemory(files)
    for path in files:
        if path != "index.html":
            host.tell(f"/{path}", Sent(0, fault=LATE))
    plan = plan_of(site_of(files, (), ()), BASE, Extent(sample=300))
    found = verify_until_right(plan, site_of(files, (), ()), host, Patience(0, 2))
    assert sum(LATE in str(each) for each in found.problems) < 20
    assert sum("fallen silent" in str(each) for each in found.problems) > 180
    assert sum(address.startswith("/assets/") for address in host.asked) < 20


def test_a_stranger_is_not_asked_for_what_is_not_public() -> None:
    """An address that is typed wrongly, behind which somebody else listens."""
    typo = "https://press.exmaple.com"
    for files in ({"index.html": b"Cheap anvils"}, {"robots.txt": FILES["robots.txt"]}):
        stranger = HostInMemory(files, typo)
        told = looked(stranger).problems
        (problem,) = [each for each in told if each.code == "PR729"]
        assert problem.severity is Severity.WARNING
        assert "may be a stranger's" in problem.message
        assert not set(SECRETS) & set(stranger.asked)
    # Another host that shows the site, such as one to try it at, is asked as the own one is.
    trial = HostInMemory(base="https://trial.example.com")
    trial.tell(SECRET, Sent(200, b"The merger"))
    assert [each.code for each in looked(trial).problems] == ["PR727"]
    own = HostInMemory({}, BASE)
    looked(own)
    assert set(SECRETS) <= set(own.asked)


def test_a_clock_that_is_off_is_a_warning() -> None:
    host = HostInMemory()
    for ahead, words in ((90.0, "90 seconds ahead of"), (-90.0, "89 seconds behind")):
        host.ahead = ahead
        (problem,) = looked(host).problems
        assert (problem.code, problem.severity) == ("PR728", Severity.WARNING)
        assert f"the host's clock is at least {words} this computer's" in problem.message


def test_a_file_that_a_host_unpacks_is_told() -> None:
    site, host = site_of(), HostInMemory()
    plan = plan_of(site, BASE, Extent(("robots.txt",)))
    content = site.files["robots.txt"]

    def ask(request: object) -> object:
        answer = host(request)  # type: ignore[arg-type]
        if not answer.url.endswith("robots.txt"):
            return answer
        return structs.replace(answer, digest="0", packed_digest=content.digest)

    (problem,) = verify_until_right(plan, site, ask, Patience(0)).problems  # type: ignore[arg-type]
    assert "the host unpacks a file that is to reach readers packed" in problem.message
