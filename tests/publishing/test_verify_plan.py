"""What is asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pressroom.formats.redirect_rules import RedirectRule
from pressroom.publishing.verify_plan import Extent, is_served, leads_to, plan_of, served_address

from .hosts import BASE, FILES, OLDER, SECRETS, site_of

ALONE = Extent(sample=0, day="2026-06-01")


def test_alone_every_feed_and_older_address_and_a_sample_of_the_rest() -> None:
    site = site_of()
    plan = plan_of(site, f"{BASE}/", ALONE)
    assert [place.path for place in plan.places] == ["feed.xml", "sitemap.xml", "robots.txt"]
    assert [older.url for older in plan.older] == [
        f"{BASE}/old/results/",
        f"{BASE}/phoenix.zhtml?ID=2&c=1",
    ]
    assert [older.page is None for older in plan.older] == [False, True]
    assert plan.secrets == tuple(BASE + url for url in SECRETS)
    assert plan.gone == ()
    whole = plan_of(site, BASE, Extent(sample=100, day="2026-06-01"))
    # The page that redirects is an older address, and some files are for hosts and builds alone.
    left = {"404.html", "_headers", ".pressroom.json", "old/results/index.html"}
    assert {place.path for place in whole.places} == set(FILES) - left
    assert len(whole.places) == len({place.url for place in whole.places})


def test_of_changes_those_alone_and_what_is_gone() -> None:
    changed = ("index.html", "old/results/index.html", "releases/2025/x/index.html", "_headers")
    plan = plan_of(site_of(), BASE, Extent(changed))
    assert [place.url for place in plan.places] == [f"{BASE}/"]
    assert [older.url for older in plan.older] == [f"{BASE}/old/results/"]
    assert plan.gone == (f"{BASE}/releases/2025/x/",)
    # New rules concern every older address.
    assert len(plan_of(site_of(), BASE, Extent(("_redirects.nginx",))).older) == len(OLDER)


@given(st.dates(), st.integers(0, 60))
def test_the_sample_is_the_same_all_day_and_another_on_others(day: object, size: int) -> None:
    files = {f"releases/{n}/index.html": b"" for n in range(50)}
    site = site_of(files, older=())
    plans = [plan_of(site, BASE, Extent(sample=size, day=str(day))) for _ in range(2)]
    assert plans[0] == plans[1]
    assert len(plans[0].places) == min(size, 50)


def test_another_day_another_sample() -> None:
    files = {f"releases/{n}/index.html": b"" for n in range(50)}
    days = (Extent(sample=5, day=f"2026-06-{day:02}") for day in range(1, 31))
    drawn = [plan_of(site_of(files), BASE, day).places for day in days]
    assert len({place.path for places in drawn for place in places}) > 40


def test_addresses() -> None:
    for path, address in (
        ("index.html", "/"),
        ("a/index.html", "/a/"),
        ("a/b.html", "/a/b.html"),
        ("a/my index.html", "/a/my%20index.html"),
        ("a/50%.pdf", "/a/50%25.pdf"),
        ("é/x?.md", "/%C3%A9/x%3F.md"),
    ):
        assert served_address(path) == address
    assert not any(map(is_served, ("404.html", "_redirects.nginx", ".pressroom.json")))
    assert is_served(".well-known/security.txt")


def test_under_a_path_the_site_s_is_taken_for_the_host_s() -> None:
    older = RedirectRule("/press/old/results/", (), "/press/new/")
    site = structs.replace(site_of(older=(older,)), url=f"{BASE}/press")
    (found,) = plan_of(site, "http://127.0.0.1:8000", ALONE).older
    assert (found.url, found.to) == ("http://127.0.0.1:8000/old/results/", "/new/")
    assert found.page is not None


def test_where_a_redirect_leads() -> None:
    ours = {BASE}
    for location, leads in (
        ("/new/", True),
        ("/new", True),
        (f"{BASE}/new/?utm=x", True),
        ("//press.example.com/new/", False),
        ("https://elsewhere.example.com/new/", False),
        ("/other/", False),
        ("http://[", False),
        ("", False),
    ):
        assert leads_to(location, "/new/", BASE, ours) == leads
