"""What a room tells its host: older addresses, headers, and lines of the room's own beside them."""

from __future__ import annotations

import re

import pytest

from tests.conftest import CONFIG, Ran, Room

NEW = "/releases/2026/results/"


def settings(room: Room, *rows: str) -> None:
    room.write("config.toml", CONFIG + "\n" + "\n".join(rows) + "\n")


def redirects(room: Room, host: str = "") -> str:
    ran = room.build()
    assert ran.code == 0, ran.err
    return room.read(f"_redirects{host}")


def told(ran: Ran) -> str:
    """What was printed, but for editorial warnings."""
    rows = ran.err.splitlines(keepends=True)
    return "".join(row for row in rows if "editorial" not in row and " PR2" not in row)


# Spellings


@pytest.mark.parametrize(
    "other",
    ["/news/old", "/News/OLD/", "/news/%6fld/", "/news/old/index.html"],
)
def test_spellings_of_one_old_address_are_kept_once(room: Room, other: str) -> None:
    room.release(aliases=f"[/news/old/, {other}]")
    assert redirects(room) == f"/news/old/ {NEW} 301\n"


def test_keys_of_a_query_in_another_order_are_the_same_address(room: Room) -> None:
    settings(room, "[exports]", 'redirects = ["netlify"]')
    room.release(aliases='["/p.zhtml?c=1&ID=2", "/p.zhtml?ID=2&c=1", "/p.zhtml?ID=3&c=1"]')
    assert redirects(room).splitlines() == [
        f"/p.zhtml ID=2 c=1 {NEW} 301!",
        f"/p.zhtml ID=3 c=1 {NEW} 301!",
    ]


def test_the_address_that_a_release_has_is_no_older_one(room: Room) -> None:
    room.release(aliases="[/Releases/2026/results, /news/old]")
    assert redirects(room) == f"/news/old {NEW} 301\n"


def test_two_releases_claim_one_address_in_two_spellings(room: Room) -> None:
    room.release(aliases="[/caf%C3%A9/]")
    room.release("2026-03-02-b", date="2026-03-02 09:00", aliases="[/Café]")
    ran = room.build()
    assert ran.code == 1
    assert "2026-03-02-b.md:4: error PR014 the address /Café is already taken by" in ran.err


NO_ALIASES = [
    *("/*", "/news/*", "/:splat", "/news/:name", "/a b", "/a%2a", "/a%3Asplat", "/a%0ab"),
    *("/a%0d%0aX: y", "/a\\nb", "https://old.example/a", "//old.example/a", "news/a", "/a#b"),
    *("javascript:alert(1)", "/a?b", "/a?b=*", "/a?b=:splat", "/a?b=c d", "/a?b=c#d", "/a?"),
    *("/a?b-c=d", "/../a", "/.well-known/a", "/a\\tb", '/a\\"b', "/a{b}", "/a|b", "/a\\u2028b"),
]


def test_no_alias_is_more_than_one_address(room: Room) -> None:
    """Each in a release of its own."""
    for number, alias in enumerate(NO_ALIASES):
        room.release(f"2026-03-01-r{number}", aliases=f'["{alias}"]')
    ran = room.build()
    assert ran.code == 1
    told = re.findall(r"^content/releases/2026-03-01-r(\d+)\.md:.* PR(?:013|008) ", ran.err, re.M)
    assert [alias for n, alias in enumerate(NO_ALIASES) if str(n) not in told] == []


def test_signs_of_other_hosts_rules_are_escaped(room: Room) -> None:
    settings(room, "[exports]", 'redirects = ["netlify", "nginx", "caddy", "cloudfront"]')
    room.release(aliases='["/a$b(c)\'d;e,f%22g"]', url="/n$args/x")
    assert "/a$b(c)'d;e,f%22g /n%24args/x 301!\n" in redirects(room)
    nginx = room.read("_redirects.nginx")
    assert '"/a$b(c)\'d;e,f\\"g" "/n%24args/x";' in nginx
    assert '"/a$b(c)\'d;e,f\\"g" "/n%24args/x"\n' in room.read("_redirects.caddy")


# Queries and feeds


def test_without_a_host_that_reads_queries_they_make_no_file(room: Room) -> None:
    room.release(aliases='["/p.zhtml?c=1"]')
    assert room.build().code == 0
    assert not (room.output / "_redirects").exists()


def test_a_query_is_told_where_no_host_that_reads_it_is_named(room: Room) -> None:
    room.release(aliases='["/phoenix.zhtml?c=1&ID=2", /news/old]')
    ran = room.build()
    assert not (room.output / "phoenix.zhtml").exists()
    assert told(ran) == (
        "content/releases/2026-03-01-results.md:4: warning PR315 no page can stand at "
        "/phoenix.zhtml?c=1&ID=2: files know no queries — name your host in `[exports] redirects` "
        "(`pressroom help publishing`), or take it out\n"
    )
    assert room.read("_redirects") == f"/news/old {NEW} 301\n"
    assert not (room.output / "phoenix.zhtml").exists()


def test_each_host_has_its_syntax(room: Room) -> None:
    settings(room, "[exports]", 'redirects = ["netlify", "nginx", "caddy", "cloudfront"]')
    room.release(aliases='["/phoenix.zhtml?c=1&ID=2", /news/old/]')
    assert redirects(room) == f"/phoenix.zhtml ID=2 c=1 {NEW} 301!\n/news/old/ {NEW} 301!\n"
    nginx = room.read("_redirects.nginx")
    assert f'map "$uri" $press_moved_1 {{\n    default "";\n    "/news/old" "{NEW}";' in nginx
    assert (
        'map "?$arg_ID|?$arg_c|$uri" $press_moved {\n    default $press_moved_1;\n'
        f'    "?2|?1|/phoenix.zhtml" "{NEW}";' in nginx
    )
    caddy = room.read("_redirects.caddy")
    assert 'map "?{query.ID}|?{query.c}|{path}" {press_moved_2} {\n\t"?2|?1|/phoenix' in caddy
    assert caddy.index("redir @press_moved_2") < caddy.index("redir @press_moved_1")
    function = room.read("_redirects.cloudfront.js")
    assert f'"/news/old":[[{{}},"{NEW}"]]' in function


def test_an_address_of_the_front_page_with_a_query(room: Room) -> None:
    """As WordPress has it; without one, it is the front page and no older address."""
    settings(room, "[exports]", 'redirects = ["netlify", "nginx", "caddy", "cloudfront"]')
    room.release(aliases='["/?p=12"]')
    assert redirects(room) == f"/ p=12 {NEW} 301!\n"
    nginx = room.read("_redirects.nginx")
    assert (
        f'"?$arg_p|$uri" $press_moved {{\n    default $press_moved_1;\n    "?12|/" "{NEW}";\n}}'
        in nginx
    )
    assert f'\t"?12|/" "{NEW}"\n' in room.read("_redirects.caddy")
    assert f'{{"":[[{{"p":"12"}},"{NEW}"]]}}' in room.read("_redirects.cloudfront.js")
    room.release(aliases='["/"]')
    assert "PR013" in room.build().err


def test_no_value_of_a_query_is_a_pattern(room: Room) -> None:
    """nginx and Caddy take what begins with `~` for one, and `~.` would fit every address."""
    settings(room, "[exports]", 'redirects = ["nginx", "caddy"]')
    room.release(aliases='["/p?a=~.", "/q?a=~12&b=~"]')
    redirects_of = {host: redirects(room, host) for host in (".nginx", ".caddy")}
    for rules in redirects_of.values():
        keys = re.findall(r'^\s+"(.*?)" "', rules, re.MULTILINE)
        assert "?~.|/p" in keys and all(key.startswith(("/", "?")) for key in keys)


def test_on_netlify_no_page_leads_to_itself(room: Room) -> None:
    settings(room, "[exports]", 'redirects = ["netlify"]')
    room.release(aliases="[/releases/2026/results.html, /news/results.html]")
    # Of an address with `.html` and the one without it makes one: by force there would be a circle.
    assert redirects(room).splitlines() == [
        f"/news/results.html {NEW} 301!",
        f"/releases/2026/results.html {NEW} 301",
    ]


def test_a_server_that_includes_a_file_finds_one(room: Room) -> None:
    settings(room, "[exports]", 'redirects = ["nginx", "caddy", "cloudfront"]')
    room.release()
    assert room.build().code == 0
    assert 'map "$uri" $press_moved {\n    default "";\n}' in room.read("_redirects.nginx")


def test_a_press_room_under_a_path(room: Room) -> None:
    text = CONFIG.replace('press.example.com"', 'press.example.com/ir"', 1)
    room.write("config.toml", text + '\n[exports]\nredirects = ["nginx"]\n')
    room.release(aliases="[/news/old]")
    assert redirects(room) == f"/ir/news/old /ir{NEW} 301\n"
    assert f'"/ir/news/old" "/ir{NEW}";' in room.read("_redirects.nginx")


def test_nothing_of_a_held_release_is_in_a_rule(room: Room) -> None:
    settings(room, "[exports]", 'redirects = ["netlify", "nginx", "caddy", "cloudfront"]')
    room.release()
    assert room.build().code == 0
    before = room.tree()
    room.release("2026-12-01-held", date="2026-12-01 09:00", aliases='["/held?x=1", /held]')
    ran = room.build()
    assert (told(ran), room.tree()) == ("", before)


def test_feeds_of_an_older_site(room: Room) -> None:
    settings(
        room,
        "[feeds]",
        'moved = { "/rss.xml" = "/feed.xml", "/news/atom.xml" = "/atom.xml", "/feed" = "/feed.xml" }',
    )
    room.release()
    ran = room.build()
    assert told(ran) == (
        "config.toml: warning PR315 no feed can stand at /feed: its ending tells no type, or it is "
        "a query — name your host in `[exports] redirects` (`pressroom help publishing`), or take it out\n"
    )
    assert room.read("rss.xml") == room.read("feed.xml")
    assert room.read("news/atom.xml") == room.read("atom.xml")
    assert "/rss.xml /feed.xml 301\n" in room.read("_redirects")
    assert room.run("check").code == 0
    room.release(body="Net sales fell.")
    assert room.build().code == 0
    assert "Net sales fell." in room.read("rss.xml")


def test_a_feed_that_readers_have_with_and_without_a_slash(room: Room) -> None:
    moved = '"/feed" = "/feed.xml", "/feed/" = "/feed.xml"'
    hosts = 'redirects = ["nginx", "caddy"]'
    settings(room, "[feeds]", f"moved = {{ {moved} }}", "[exports]", hosts)
    room.release()
    assert redirects(room) == "/feed /feed.xml 301\n/feed/ /feed.xml 301\n"
    for host in ("nginx", "caddy"):
        rules = room.read(f"_redirects.{host}")
        assert rules.count('"/feed" ') == rules.count('"/feed/" ') == 1


def test_the_feed_of_a_product_that_is_not_public_is_not_told(room: Room) -> None:
    settings(
        room,
        "[feeds]",
        'moved = { "/anvil.xml" = "/products/anvil/feed.xml", "/rss.xml" = "/feed.xml" }',
        "[exports]",
        'redirects = ["nginx"]',
    )
    room.release()
    room.release("2026-12-01-held", date="2026-12-01 09:00", products="[anvil]")
    assert redirects(room) == "/rss.xml /feed.xml 301\n"
    assert not any(b"anvil.xml" in data for data in room.tree().values())
    assert room.build("--as-of", "2026-12-01 09:00").code == 0
    assert room.read("anvil.xml") == room.read("products/anvil/feed.xml")
    assert "/anvil.xml" in room.read("_redirects.nginx")


def test_the_feeds_of_issuers_and_of_their_events_are_told(room: Room) -> None:
    feeds = ("issuers/beta", "issuers/acme/calendar", "tickers/xnas-beta")
    moved = ", ".join(f'"/old/{n}" = "/{feed}/feed.xml"' for n, feed in enumerate(feeds))
    settings(
        room,
        '[[issuer]]\nkey = "beta"\nname = "Beta"\ntickers = ["NASDAQ: BETA"]',
        "[feeds]",
        f'moved = {{ {moved}, "/old/held" = "/issuers/beta/calendar/feed.xml" }}',
        "[exports]",
        'redirects = ["nginx"]',
    )
    room.release(issuers="[ACME Corporation]")
    room.release("2026-03-02-beta", title="Beta Reports Results", issuers="[Beta]")
    event = "---\ntitle: Annual meeting\nkind: meeting\nstart: 2027-05\nissuers: [{}]\n{}---\n"
    room.write("content/events/agm.md", event.format("ACME Corporation", ""))
    held = event.format("Beta", "date: 2026-12-01 09:00\n")
    room.write("content/events/held.md", held.replace("Annual", "Special"))
    assert told(room.build()) == ""
    assert "held" not in room.read("_redirects.nginx")
    for feed in feeds:
        assert f"{feed}/feed.xml" in room.tree()
        assert f"/{feed}/feed.xml" in room.read("_redirects.nginx")


@pytest.mark.parametrize(
    "moved",
    [
        '"/rss*" = "/feed.xml"',
        '"/rss.xml" = "/rss2.xml"',
        '"/r.xml" = "https://x.example/feed.xml"',
    ],
)
def test_feeds_that_cannot_have_moved(room: Room, moved: str) -> None:
    settings(room, "[feeds]", f"moved = {{ {moved} }}")
    ran = room.build()
    assert (ran.code, "PR306" in ran.err) == (2, True)


def test_a_host_that_reads_no_rules_of_ours(room: Room) -> None:
    settings(room, "[exports]", 'redirects = ["ngnix"]')
    assert "`ngnix` reads no rules of ours — did you mean `nginx`?" in room.build().err


def test_a_function_that_is_too_large_for_cloudfront(room: Room) -> None:
    settings(room, "[exports]", 'redirects = ["cloudfront"]')
    room.release(aliases=f"[{', '.join(f'/news/2013/an-old-address-{n}' for n in range(150))}]")
    assert "warning PR317 the function for CloudFront has" in room.build().err


# A room's own lines


def test_own_redirects_stand_before_ours(room: Room) -> None:
    room.write("static/_redirects", "/shop https://shop.example.com 302\n/News/old /elsewhere 301")
    room.release(aliases="[/news/old/]")
    ran = room.build()
    assert told(ran) == (
        "static/_redirects:2: warning PR316 /News/old is an alias of a release too, and this line "
        "goes first — keep one of the two\n"
    )
    assert room.read("_redirects") == (
        f"/shop https://shop.example.com 302\n/News/old /elsewhere 301\n/news/old/ {NEW} 301\n"
    )


def test_own_redirects_alone_go_out_as_they_are(room: Room) -> None:
    room.write("static/_redirects", "/shop https://shop.example.com 302")
    room.release()
    assert redirects(room) == "/shop https://shop.example.com 302"


def test_own_headers_stand_before_ours(room: Room) -> None:
    room.write("static/_headers", "/*\n  X-Robots-Tag: noarchive\n  referrer-policy: no-referrer\n")
    room.release()
    ran = room.build()
    assert told(ran) == (
        "static/_headers:3: warning PR316 `referrer-policy` of `/*` is Pressroom's too, and hosts "
        "join the two — take it out, and write what you need under [headers] in config.toml\n"
    )
    text = room.read("_headers")
    assert text.startswith("/*\n  X-Robots-Tag: noarchive\n  referrer-policy: no-referrer\n/*\n")
    settings(room, "[exports]", "headers = false")
    assert told(room.build()) == ""
    assert room.read("_headers").count("/*") == 1


# [headers]


def test_headers_by_settings(room: Room) -> None:
    settings(
        room,
        "[headers]",
        'sources = { img-src = ["https://img.example.com"], script-src = ["https://stats.example.com"], '
        'frame-ancestors = ["https://www.example.com"] }',
        'lines = { X-Robots-Tag = "noarchive", referrer-policy = "no-referrer" }',
        "page_seconds = 60",
        "hsts_days = 365",
    )
    room.release()
    assert room.build().code == 0
    everywhere, _, others = room.read("_headers").partition("\n\n")
    assert "img-src 'self' https://img.example.com;" in everywhere
    assert "frame-ancestors https://www.example.com;" in everywhere
    assert "script-src https://stats.example.com" in everywhere
    assert "script-src 'self' https://stats.example.com" in others
    assert "  X-Robots-Tag: noarchive" in everywhere
    assert "referrer-policy: no-referrer" in everywhere and "Referrer-Policy" not in everywhere
    assert "  Cache-Control: public, max-age=60" in everywhere
    assert "  Strict-Transport-Security: max-age=31536000" in everywhere
    # What is kept for a year is not kept for a minute too.
    assert "/assets/*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000" in others


def test_pages_are_kept_five_minutes_and_hsts_is_asked_for(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    everywhere = room.read("_headers").partition("\n\n")[0]
    assert "  Cache-Control: public, max-age=300" in everywhere
    assert "Strict-Transport-Security" not in everywhere


@pytest.mark.parametrize(
    "row",
    [
        """sources = { img-src = ["'unsafe-inline'"] }""",
        """sources = { img-src = ["https://a.example; script-src *"] }""",
        """sources = { img-src = ["https://a.example\\n/x"] }""",
        """sources = { img-src = ["*"] }""",
        """sources = { img-src = ["http://a.example"] }""",
        """sources = { default-src = ["https://a.example"] }""",
        """sources = { img-scr = ["https://a.example"] }""",
        """lines = { "X-A: b" = "c" }""",
        """lines = { X-A = "b\\nX-B: c" }""",
        """lines = { X-A = "ü" }""",
        """lines = { Content-Security-Policy = "default-src *" }""",
        """lines = { cache-control = "no-store" }""",
        "hsts_days = -1",
        "page_seconds = 999999",
    ],
)
def test_headers_that_cannot_be(room: Room, row: str) -> None:
    settings(room, "[headers]", row)
    ran = room.build()
    assert (ran.code, "PR30" in ran.err) == (2, True)


def test_a_byte_order_mark_is_in_no_file_that_hosts_read(room: Room) -> None:
    room.write("static/_redirects", b"\xef\xbb\xbf/news/old /mine 302\r\n")
    room.write("static/_headers", b"\xef\xbb\xbf/x\r\n  X-Robots-Tag: noindex\r\n")
    room.release(aliases="[/news/old]")
    ran = room.build()
    assert "static/_redirects:1: warning PR316" in ran.err
    assert room.read("_redirects").startswith("/news/old /mine 302\n/news/old ")
    assert room.read("_headers").startswith("/x\n  X-Robots-Tag")


def test_a_line_that_fits_older_addresses_by_a_star_is_told(room: Room) -> None:
    room.write("static/_redirects", "/news/* /new/:splat\n/newsroom/* /x\n/other/old /y\n/* /z\n")
    room.release(aliases="[/news/old]")
    told = room.build().err
    assert re.findall(r"static/_redirects:(\d+): warning PR316", told) == ["1", "4"]
    assert (
        "PR316 /* covers aliases of releases too, and this line goes first — write what it" in told
    )
