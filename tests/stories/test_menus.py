"""Menu, foot and lines for the head of pages, as `config.toml` has them."""

from __future__ import annotations

import re

from tests.conftest import CONFIG, Room

BEFORE = "2026-05-04T08:59:59-04:00"


def settings(room: Room, *rows: str, languages: str = '["en"]') -> None:
    config = CONFIG.replace("id_authority", f"languages = {languages}\nid_authority", 1)
    room.write("config.toml", config + "\n" + "\n".join(rows) + "\n")


def page(room: Room, name: str, title: str, **keys: str) -> None:
    rows = "\n".join(f"{key}: {value}" for key, value in ({"title": title} | keys).items())
    room.write(f"content/pages/{name}.md", f"---\n{rows}\n---\n\nWe make anvils.\n")


def links(room: Room, path: str = "index.html") -> tuple[list[str], list[str]]:
    """What the menu and the foot of a page have, each as its address and words."""
    html = room.read(path)
    parts = (html.partition("</header>")[0], html.partition("<footer")[2])
    found = [re.findall(r'<li><a href="([^"]+)"([^>]*)>([^<]+)</a>', part) for part in parts]
    menu, foot = ([f"{a} {w}{m}" for a, m, w in part] for part in found)
    return menu, foot


def test_menu_and_foot_say_what_stands_where(room: Room) -> None:
    """Names of lists and pages, and links of one's own, in their order. A page with a place of its
    own follows, and a list that is named in one menu leaves the other."""
    room.release(products="[anvil]")
    page(room, "about", "About", menu="main", order="5")
    page(room, "governance/board", "Board")
    page(room, "imprint", "Imprint", menu="foot")
    room.release("2026-03-02-de", date="2026-03-02 09:00", title="Zahlen", language="de")
    settings(
        room,
        "[menu]",
        'main = ["contacts", "governance/board", { label = "Today\'s jobs", '
        'labels = { de = "Karriere" }, url = "https://jobs.example.com/", '
        'urls = { de = "https://jobs.example.com/de" } }, "subscribe", "releases", "topics"]',
        languages='["en", "de"]',
    )

    assert room.build().code == 0

    menu, foot = links(room)
    assert menu == [
        "/contacts/ Contacts",
        "/governance/board/ Board",
        "https://jobs.example.com/ Today’s jobs",
        "/subscribe/ Subscribe",
        "/releases/ Releases",
        "/about/ About",
    ]
    assert foot == ["/products/ Products", "/search/ Search", "/imprint/ Imprint"]
    german, _ = links(room, "releases/2026/de/index.html")
    assert german == [
        "/contacts/ Kontakt",
        '/governance/board/ Board lang="en" hreflang="en"',
        "https://jobs.example.com/de Karriere",
        "/subscribe/ Abonnieren",
        "/de/ Mitteilungen",
        '/about/ About lang="en" hreflang="en"',
    ]
    checked = room.run("check")
    assert (checked.code, checked.err) == (0, "")

    # Only the foot is given: the menu keeps all else.
    settings(room, "[menu]", 'foot = ["products", { label = "Home", url = "/" }]')
    (room.path / "content/releases/2026-03-02-de.md").unlink()
    assert room.build().code == 0
    menu, foot = links(room)
    assert menu == [
        "/releases/ Releases",
        "/search/ Search",
        "/contacts/ Contacts",
        "/about/ About",
    ]
    assert foot == ["/products/ Products", "/ Home", "/imprint/ Imprint"]


def test_a_page_in_the_menu_is_there_from_its_instant(room: Room) -> None:
    room.release()
    settings(room, "[menu]", 'main = ["releases", "merger"]')
    assert room.build("--as-of", BEFORE).code == 0
    without = room.tree()
    page(room, "merger", "The merger", date="2026-05-04 09:00")

    ran = room.build("--as-of", BEFORE)

    assert (ran.code, room.tree()) == (0, without)
    assert room.build().code == 0
    assert links(room)[0] == ["/releases/ Releases", "/merger/ The merger"]


def test_mistakes_in_menus_are_told(room: Room) -> None:
    room.release()
    settings(room, "[menu]", 'main = ["releases", "abuot"]', 'foot = ["subscribe"]')
    page(room, "about", "About")
    told = room.run("lint").err
    assert "error PR319 `abuot` in [menu] is no list and no page — did you mean `about`?" in told
    # A build must not tell a page that is not there from one that is held.
    assert room.build().code == 0

    settings(
        room,
        "[menu]",
        'main = ["releases", { label = "Jobs", url = "jobs.example.com", labels = { fr = "x" } }]',
        'foot = ["releases", { label = "", url = "/" }]',
    )
    told = room.build().err
    assert "`menu.main[2].url` is no web address: `jobs.example.com`" in told
    assert "error PR302 `label` is empty" in told
    settings(
        room,
        "[menu]",
        'main = ["releases", { label = "TK", url = "/", labels = { fr = "x" } }]',
        'foot = ["releases"]',
    )
    told = room.build().err
    assert "error PR306 `releases` stands in the menus twice — let it stand in one place" in told
    assert "error PR306 `fr` is none of the site's languages" in told
    settings(room, "[menu]", 'main = [{ label = "TK", url = "/" }]')
    assert "error PR325 `TK` in `main` is a placeholder" in room.build().err


def test_lines_for_the_head_are_on_every_page_and_in_the_policy(room: Room) -> None:
    room.release()
    room.write("static/assets/numbers.js", "count();\n")
    settings(
        room,
        "[head]",
        "lines = [",
        """'<meta name="google-site-verification" content="a1&amp;b2">',""",
        """'<script src="https://stats.example.com/s.js" defer></script>',""",
        """'<script src="/assets/numbers.js"></script>',""",
        "]",
    )

    assert room.build().code == 0

    for path in ("index.html", "404.html", "releases/2026/results/index.html"):
        head = room.read(path).partition("</head>")[0]
        assert '\n<meta name="google-site-verification" content="a1&amp;b2">\n' in head
        assert '\n<script src="https://stats.example.com/s.js" defer></script>\n' in head
        assert re.search(r'\n<script src="/assets/numbers\.[0-9a-f]{10}\.js"></script>\n', head)
    policy = re.findall(r"Content-Security-Policy: (default.*)", room.read("_headers"))
    for each in policy:
        assert "script-src 'self' https://stats.example.com" in each.replace(
            "https://stats.example.com 'self'", "'self' https://stats.example.com"
        )
        assert "connect-src 'self' https://stats.example.com" in each
    checked = room.run("check")
    assert (checked.code, checked.err) == (0, "")

    # A file that is not there stops the build; a script in the page is refused with what to do.
    settings(room, "[head]", """lines = ['<script src="/assets/nubmers.js"></script>']""")
    told = room.build().err
    assert (
        "error PR318 `/assets/nubmers.js` in `lines` under [head] is not in static/assets" in told
    )
    settings(room, "[head]", """lines = ['<script>count()</script>']""")
    told = room.build().err
    assert "config.toml:" in told and "is a script in the page itself" in told
    assert "put it into static/assets/ and name the file" in told
