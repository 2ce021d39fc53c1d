"""A press room in several languages: each page in its own, each release once in every list."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import Room, once
from tests.typeset.test_catalogues import wanted

GERMAN = "releases/2026/start/index.html"
ENGLISH = "releases/2026/launch/index.html"


def speak(room: Room, *languages: str) -> None:
    config = (room.path / "config.toml").read_text()
    tags = ", ".join(f'"{tag}"' for tag in languages)
    room.write("config.toml", config.replace("[site]", f"[site]\nlanguages = [{tags}]"))


def furnish_three(room: Room) -> None:
    speak(room, "en", "de", "ja")
    when = "2026-03-10 09:00"
    room.release("2026-02-01-before", date="2026-02-01 09:00", title="Before")
    room.release("2026-03-10-launch", date=when, title="A Launch", products="[anvil]")
    room.release(
        "2026-03-10-start",
        "Der Amboss ist da.",
        "Ein Anfang",
        when,
        language="de",
        translation_of="2026-03-10-launch",
        products="[anvil]",
        contacts="[investors]",
        inside_information="true",
        regime="six",
    )
    room.release(
        "2026-03-10-kaishi",
        "金床です。",
        "発売",
        when,
        language="ja",
        translation_of="2026-03-10-launch",
    )
    room.release("2026-04-01-after", date="2026-04-01 09:00", title="After")
    assert room.build().code == 0, room.build().err


@pytest.fixture
def three(room: Room, aside: Path) -> Room:
    """A launch in English, German and Japanese, between two English releases."""
    return once(furnish_three, room, aside)


def texts(page: str) -> set[str]:
    """What is read on a page, and what screen readers say of its parts."""
    tree = LexborHTMLParser(page)
    found = {node.text(deep=False).strip() for node in tree.css("body *")}
    labels = {node.attributes["aria-label"] or "" for node in tree.css("[aria-label]")}
    return found | labels


# Pages


def test_a_german_page_says_nothing_in_english(three: Room) -> None:
    page = three.read(GERMAN)
    english = {key for key in wanted() if isinstance(key, str)}
    # What is the same word in German.
    assert texts(page) & english <= {"Website"}
    assert "Kontakt für Investoren" in page
    assert "Ad-hoc-Mitteilung gemäss Art. 53 KR" in page
    assert '<html lang="de">' in page
    assert "10. März 2026, 09:00" in page


def test_what_is_no_page_says_nothing_in_english_either(room: Room) -> None:
    speak(room, "en", "de")
    room.release(
        body="Der Amboss ist da.[^1]\n\n[^1]: Eine Zahl.",
        title="Ein Anfang",
        language="de",
        source="ACME",
        provided_by="Dienst",
        products="[anvil]",
        contacts="[investors]",
        inside_information="true",
        regime="six",
        updated='"2026-03-02 09:00"',
    )
    room.release(
        "2026-03-05-neu",
        title="Berichtigt",
        date="2026-03-05 09:00",
        language="de",
        corrects="2026-03-01-results",
        correction_note="Zahl.",
    )
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[exports]\nmarkdown = true\nninjs = true\n")
    assert room.build().code == 0
    files = ("index.html", "index.md", "ninjs.json")
    whole = "\n".join(room.read(f"releases/2026/results/{name}") for name in files)
    whole += "\n".join(room.read(f"de/{name}") for name in ("feed.xml", "atom.xml", "feed.json"))
    for german in (
        "Quelle:",
        "Zurück zu Fußnote 1 im Text",
        "Diese Mitteilung wurde berichtigt und ersetzt.",
        "Aktualisiert:",
        "Produkte: [Anvil]",
        "Ad-hoc-Mitteilung gemäss Art. 53 KR",
        "Seite: <https",
    ):
        assert german in whole
    english = [str(label).split("%(")[0] for label in wanted() if isinstance(label, str)]
    said = {label for label in english if len(label) > 12 and label in whole}
    assert said == set()
    assert "Investoren" in room.read("de/feed.xml")


def test_a_japanese_page(three: Room) -> None:
    page = three.read("releases/2026/kaishi/index.html")
    assert '<html lang="ja">' in page
    assert "2026年3月10日" in page
    assert ">他のリリース<" in page or 'aria-label="他のリリース"' in page


def test_translations_lead_to_each_other(three: Room) -> None:
    base = "https://press.example.com/releases/2026"
    for path in (ENGLISH, GERMAN):
        page = three.read(path)
        for tag, name in (("de", "start"), ("en", "launch"), ("ja", "kaishi")):
            assert f'<link rel="alternate" hreflang="{tag}" href="{base}/{name}/">' in page
        assert f'<link rel="alternate" hreflang="x-default" href="{base}/launch/">' in page
    also = '<a href="/releases/2026/launch/" hreflang="en" lang="en">English</a>'
    assert f'<p class="also">Auch auf: {also}, ' in three.read(GERMAN)


# Lists and feeds


def test_a_release_is_in_general_lists_once(three: Room) -> None:
    for path in (
        "index.html",
        "releases/index.html",
        "releases/2026/index.html",
        "products/anvil/index.html",
    ):
        page = three.read(path)
        assert ">A Launch</a>" in page and ">Ein Anfang</a>" not in page, path
        assert '<a href="/releases/2026/start/" hreflang="de" lang="de">Deutsch</a>' in page
    assert "Ein Anfang" not in three.read("feed.xml")


def test_a_language_has_its_list_and_feeds(three: Room) -> None:
    page = three.read("de/index.html")
    assert "<h1>Mitteilungen (Deutsch)</h1>" in page and ">Ein Anfang</a>" in page
    assert "A Launch" not in page
    assert '<html lang="de">' in page and "1 Mitteilung" in page
    for name in ("feed.xml", "atom.xml", "feed.json"):
        assert "Ein Anfang" in three.read(f"de/{name}")
    assert "<title>ACME Press Room: Deutsch</title>" in three.read("de/feed.xml")
    assert '<a href="/de/" hreflang="de" lang="de">Deutsch</a>' in three.read("index.html")
    assert three.run("check").code == 0


def test_neighbours_are_those_of_the_list(three: Room) -> None:
    launch, start = three.read(ENGLISH), three.read(GERMAN)
    assert '<a rel="next" href="/releases/2026/after/">' in launch
    assert '<a rel="prev" href="/releases/2026/before/">' in launch
    assert 'rel="next"' not in start and 'rel="prev"' not in start
    assert '<a href="/de/"><span>Archiv</span> Alle Mitteilungen: Deutsch</a>' in start


def test_all_languages_are_in_the_sitemap(three: Room) -> None:
    sitemap = three.read("sitemap.xml")
    for name in ("launch", "start", "kaishi"):
        assert f"<loc>https://press.example.com/releases/2026/{name}/</loc>" in sitemap


def test_a_release_in_a_further_language_alone_is_listed(room: Room) -> None:
    speak(room, "en", "de")
    room.release("2026-03-10-start", title="Ein Anfang", date="2026-03-10 09:00", language="de")
    assert room.build().code == 0
    for path in ("index.html", "releases/2026/index.html", "de/index.html"):
        assert ">Ein Anfang</a>" in room.read(path)
    assert '<div lang="de">' in room.read("index.html")


def test_a_translation_of_what_is_in_no_first_language(room: Room) -> None:
    speak(room, "en", "de", "fr")
    when = "2026-03-10 09:00"
    room.release("2026-03-10-start", title="Ein Anfang", date=when, language="de")
    room.release(
        "2026-03-10-debut",
        title="Un début",
        date=when,
        language="fr",
        translation_of="2026-03-10-start",
    )
    assert room.build().code == 0
    page = room.read("releases/index.html")
    assert ">Ein Anfang</a>" in page and ">Un début</a>" not in page
    default = 'hreflang="x-default" href="https://press.example.com/releases/2026/start/"'
    assert default in room.read("releases/2026/debut/index.html")


def test_a_product_that_the_translation_alone_names_has_its_page(room: Room) -> None:
    speak(room, "en", "de")
    when = "2026-03-10 09:00"
    room.release("2026-03-10-launch", date=when)
    room.release(
        "2026-03-10-start",
        title="Ein Anfang",
        date=when,
        language="de",
        translation_of="2026-03-10-launch",
        products="[anvil]",
    )
    assert room.build().code == 0
    assert ">Ein Anfang</a>" in room.read("products/anvil/index.html")
    assert room.run("check").code == 0


# One language, and which


def test_a_room_whose_only_language_is_japanese(room: Room) -> None:
    speak(room, "ja")
    room.release(title="発売")
    assert room.build().code == 0
    page = room.read("index.html")
    assert '<html lang="ja">' in page and ">最新のリリース</h2>" in page
    assert not (room.output / "ja").exists()
    assert "<title>2026年のリリース – ACME" in room.read("releases/2026/index.html")


def test_arabic_runs_from_right_to_left(room: Room) -> None:
    speak(room, "en", "ar")
    room.release(title="نتائج", language="ar")
    assert room.build().code == 0
    assert '<html lang="ar" dir="rtl">' in room.read("releases/2026/results/index.html")
    assert 'dir="rtl"' not in room.read("index.html")


# Catalogues


def test_a_language_without_words_is_told_once(room: Room) -> None:
    speak(room, "en", "it")
    room.release("2026-03-10-inizio", title="Un inizio", date="2026-03-10 09:00", language="it")
    ran = room.build()
    assert ran.code == 0
    said = (
        "config.toml:2: warning PR313 the interface has no words in Italiano (it): its pages say "
        "them in English — put a catalogue into templates/locales/it.po (`pressroom help looks`)\n"
    )
    assert ran.err.count(said) == 1
    assert said in room.build().err
    assert 'aria-label="Other releases"' in room.read("releases/2026/inizio/index.html")


def test_a_press_room_brings_its_own_words(room: Room) -> None:
    speak(room, "en", "de")
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    room.write(
        "templates/locales/de.po", header + 'msgid "Other releases"\nmsgstr "Mehr von uns"\n'
    )
    room.write("templates/locales/en.po", header + 'msgid "Subscribe"\nmsgstr "Get our news"\n')
    room.release(language="de")
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert 'aria-label="Mehr von uns"' in page
    assert ">Abonnieren</a>" in page
    assert ">Get our news</h2>" in room.read("index.html")


def test_one_template_speaks_each_language(room: Room) -> None:
    """A fixed word in it is no language's own, however often the template was used before."""
    speak(room, "en", "de")
    room.write("templates/release.html", '{{ "Other releases"|worded }} {{ _("Subscribe") }}')
    room.release("2026-03-01-a")
    room.release("2026-03-02-b", language="de", date="2026-03-02 09:00")
    assert room.build().code == 0
    assert room.read("releases/2026/a/index.html") == "Other releases Subscribe"
    assert room.read("releases/2026/b/index.html") == "Weitere Mitteilungen Abonnieren"


def test_a_changed_word_makes_pages_anew(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    room.write("templates/locales/en.po", header + 'msgid "Subscribe"\nmsgstr "Get our news"\n')
    assert room.build().code == 0
    assert ">Get our news</h2>" in room.read("index.html")


def test_a_changed_word_makes_feeds_and_the_like_anew(room: Room) -> None:
    speak(room, "de")
    room.release(language="de", source="ACME")
    assert room.build().code == 0
    assert "<p>Quelle: ACME</p>" in room.read("feed.xml")
    word = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    room.write("templates/locales/de.po", f'{word}msgid "Source:"\nmsgstr "Von:"\n')
    assert room.build().code == 0
    assert "<p>Von: ACME</p>" in room.read("feed.xml")
    assert "Von: ACME" in room.read("releases/2026/results/index.md")
    assert "Von: ACME" in room.read("releases/2026/results/ninjs.json")


def test_a_catalogue_that_is_none(room: Room) -> None:
    speak(room, "en", "de")
    room.write("templates/locales/de.po", 'msgid "Other releases"\nno catalogue\n')
    room.release(language="de")
    ran = room.build()
    assert ran.code == 1
    assert "templates/locales/de.po:2: error PR401 not a catalogue: " in ran.err
    assert not room.output.exists() or not room.tree()


# Tags


# Words of the settings


def with_words(room: Room) -> None:
    speak(room, "en", "de", "fr")
    config = (room.path / "config.toml").read_text()
    config = config.replace(
        'title = "ACME Press Room"',
        'title = "ACME\'s \\"Press\\" Room"\ntitles = { de = "ACME \\"Presse\\"" }\n'
        'description = "News -- all of it."\ndescriptions = { de = "Neues -- alles." }\n'
        'notice = "One\'s own"\nnotices = { de = "Das \\"Eigene\\"" }',
    ).replace(
        'for = "Investors"',
        'for = "Investors"\ntitle = "Head of \\"IR\\""\ntitles = { de = "Leiterin" }',
    )
    topic = (
        '[[topic]]\nkey = "results"\nname = "Q1\'24 \\"results\\""\n'
        'names = { de = "Ergebnisse \\"Q1\\"" }\ndescription = "What\'s new"\n'
    )
    room.write("config.toml", f"{config}\n{topic}")


def test_topics_and_titles_have_a_form_in_each_language(room: Room) -> None:
    with_words(room)
    room.release(topics="[results]", contacts="[investors]", language="de")
    room.release(
        "2026-03-02-b", date="2026-03-02 09:00", topics="[results]", contacts="[investors]"
    )
    room.release("2026-03-03-c", date="2026-03-03 09:00", topics="[results]", language="fr")
    ran = room.build()
    assert ran.code == 0, ran.err
    german, english, french = (
        room.read(f"releases/2026/{n}/index.html") for n in ("results", "b", "c")
    )
    assert ">Ergebnisse „Q1“</a>" in german and "ACME „Presse“</title>" in german
    assert "Das „Eigene“" in german and "Leiterin" in german
    assert ">Q1’24 “results”</a>" in english and "ACME’s “Press” Room</title>" in english
    assert "Head of “IR”" in english and "One’s own" in english
    # Without a form of its own a language has the first one's.
    assert ">Q1’24 “results”</a>" in french and "ACME’s “Press” Room</title>" in french
    for page in (german, english, french):
        assert "Q1'24" not in page and "&#39;" not in page.partition("<body>")[2]
    for name in ("ninjs.json", "index.md"):
        text = room.read(f"releases/2026/results/{name}")
        assert "Ergebnisse „Q1“" in text and "Q1’24" not in text
    feed = room.read("de/feed.xml")
    assert (
        "Ergebnisse „Q1“" in feed and "ACME „Presse“: Deutsch" in feed and "Neues – alles." in feed
    )
    assert "News — all of it." in room.read("feed.xml")
    assert "Ergebnisse „Q1“" in room.read("api/releases.json")
    topic = room.read("topics/results/index.html")
    assert "<h1>Q1’24 “results”</h1>" in topic and "What’s new" in topic
    assert "ACME „Presse“</title>" in room.read("de/index.html")
    assert 'content="Neues – alles."' in room.read("de/index.html")
    assert room.run("check").code == 0


def test_products_and_issuers_have_a_name_in_each_language(room: Room) -> None:
    """On pages and in every form of what is in that language; lists of all stay in the first."""
    with_words(room)
    config = (room.path / "config.toml").read_text()
    config = config.replace('name = "Kadcyla"', 'name = "Kadcyla"\nnames = { de = "Kadzyla" }')
    issuer = '[[issuer]]\nkey = "globex"\nname = "Globex"\nnames = { de = "Globex AG" }\n'
    issuer += 'boilerplate = "globex"\n'
    room.write("content/boilerplate/globex.md", "{issuer}!")
    room.write("config.toml", f"{config}\n{issuer}")
    named = {"products": "[Kadcyla]", "issuers": "[globex]", "period": "2026-Q1"}
    named["boilerplate"] = "[globex]"
    room.release(language="de", **named)
    room.release("2026-03-02-b", date="2026-03-02 09:00", **named)
    other = {"products": "[anvil]", "issuers": "[acme]", "period": "2026-Q1"}
    room.release("2026-03-03-c", date="2026-03-03 09:00", **other)
    keys = "start: 2026-11-03\nproducts: [kadcyla]\nissuers: [globex]"
    room.write("content/events/day.md", f"---\ntitle: Tag\nlanguage: de\n{keys}\n---\n")
    ran = room.build()
    assert ran.code == 0, ran.err
    german, english = (room.read(f"releases/2026/{n}/index.html") for n in ("results", "b"))
    assert ">Kadzyla</a>" in german and '"name":"Globex AG"' in german
    assert 'title="Globex AG (RSS)"' in german and "Kadcyla" not in german
    assert ">Globex AG!</p>" in german and ">Globex!</p>" in english
    assert ">Kadcyla</a>" in english and "Kadzyla" not in english and "Globex AG" not in english
    for name in ("ninjs.json", "index.md"):
        assert "Kadzyla" in room.read(f"releases/2026/results/{name}")
    assert '"by": "Globex AG"' in room.read("releases/2026/results/ninjs.json")
    feed = room.read("de/feed.xml")
    assert ">Kadzyla</category>" in feed and "<dc:creator>Globex AG</dc:creator>" in feed
    assert "ACME Corporation and Globex AG" in room.read("de/atom.xml")
    event = room.read("calendar/day/index.html")
    assert ">Kadzyla</a>" in event and "<dd>Globex AG</dd>" in event
    assert choices(room.read("de/search/index.html"), "product") == [
        "Alle Produkte",
        "Anvil (1)",
        "Kadzyla (2)",
    ]
    assert choices(room.read("search/index.html"), "product")[-1] == "Kadcyla (2)"
    rows = json.loads(room.read("api/releases.json"))["releases"]
    assert {row["language"]: row["products"][0]["name"] for row in rows if row["products"]} == {
        "de": "Kadzyla",
        "en": "Kadcyla",
    }
    assert "<h1>Kadcyla®</h1>" in room.read("products/kadcyla/index.html")
    assert "<h1>Globex: 1st quarter 2026</h1>" in room.read(
        "issuers/globex/results/2026/q1/index.html"
    )
    assert room.run("check").code == 0
    room.write("config.toml", f"{config}\n{issuer}".replace('de = "Globex', 'dee = "Globex'))
    said = "error PR306 `dee` is none of the site's languages — did you mean `de`?"
    assert said in room.build().err


def test_the_search_speaks_each_language_of_releases(room: Room) -> None:
    with_words(room)
    config = (room.path / "config.toml").read_text()
    more = '[[topic]]\nkey = "orders"\nname = "Orders"\nnames = { de = "Aufträge" }\n'
    room.write("config.toml", f"{config}\n{more}")
    room.release(topics="[results, orders]", language="de")
    room.release("2026-03-02-b", date="2026-03-02 09:00", topics="[results, orders]")
    # What is held lends no language a page.
    room.release("2026-12-12-held", date="2026-12-12 09:00", language="fr")
    ran = room.build()
    assert ran.code == 0, ran.err
    german, english = room.read("de/search/index.html"), room.read("search/index.html")
    assert not (room.output / "fr").exists()
    assert '<html lang="de">' in german and '<html lang="en">' in english
    # In each language's own order, with its own words.
    assert choices(german, "topic") == ["Alle Themen", "Aufträge (2)", "Ergebnisse „Q1“ (2)"]
    assert choices(english, "topic") == ["All topics", "Orders (2)", "Q1’24 “results” (2)"]
    assert choices(german, "language") == ["Alle Sprachen", "English (1)", "Deutsch (1)"]
    assert '<option value="language-en" lang="en">' in german
    index = 'data-index="/search/titles.json"'
    assert index in german and index in english
    words = {key for key in wanted() if isinstance(key, str)}
    assert texts(german) & words == set()
    # Each leads to the other, and each release to its own.
    assert '<a href="/search/" hreflang="en" lang="en">English</a>' in german
    assert '<a href="/de/search/" hreflang="de" lang="de">Deutsch</a>' in english
    assert '<a href="/de/search/">Suche</a>' in room.read("releases/2026/results/index.html")
    assert '<a href="/search/">Search</a>' in room.read("releases/2026/b/index.html")
    # Its script may run.
    policies = room.read("_headers").split("\n\n")
    assert [rule.partition("\n")[0] for rule in policies if "script-src 'self'" in rule] == [
        "/search/*",
        "/de/search/*",
        "/fr/search/*",
    ]
    assert room.run("check").code == 0


def test_a_filter_counts_what_choosing_it_shows(room: Room) -> None:
    with_words(room)
    more = {"products": "[anvil]", "topics": "[results]"}
    room.release("2025-12-31-a", date="2025-12-31 09:00", **more)
    # Pages show a translation beside its original, and a search shows each.
    of = {"translation_of": "2025-12-31-a", "language": "de"}
    room.release("2026-01-01-b", date="2026-01-01 09:00", **of, **more)
    room.release("2026-01-02-c", date="2026-01-02 09:00", **of, products="[anvil, anvil, kadcyla]")
    room.release("2026-12-12-held", date="2026-12-12 09:00", **of, **more)
    ran = room.build()
    assert ran.code == 0, ran.err
    page = room.read("search/index.html")
    offered = {
        option.attributes["value"]: option.text().rpartition(" ")[2].strip("()")
        for option in LexborHTMLParser(page).css("option[value]:not([value=''])")
    }
    index = json.loads(room.read("search/titles.json"))
    found = Counter(
        index["lists"][n][0] for _, _, _, _, lists, _ in index["releases"] for n in lists
    )
    # A choice of one is no choice, and is not offered.
    assert offered == {name: str(n) for name, n in found.items() if name != "topic-results"}
    assert found["product-anvil"] == 3 and found["year-2026"] == 2 and found["language-de"] == 2
    assert "1 release" in room.read("products/anvil/index.html")


def choices(page: str, name: str) -> list[str]:
    """What a filter of the search offers."""
    options = LexborHTMLParser(page).css(f"select[name={name}] option")
    return [option.text() for option in options]


def test_a_generic_name_has_a_form_in_each_language(room: Room) -> None:
    with_words(room)
    config = (room.path / "config.toml").read_text()
    known = 'generic = "ado-trastuzumab emtansine"'
    forms = 'generics = { de = "Trastuzumab-Emtansin" }'
    room.write("config.toml", config.replace(known, f"{known}\n{forms}"))
    room.release(products="[kadcyla]", language="de")
    room.release("2026-03-02-b", date="2026-03-02 09:00", products="[kadcyla]")
    room.release("2026-03-03-c", date="2026-03-03 09:00", products="[kadcyla]", language="fr")
    assert room.build().code == 0
    told = {
        name: re.findall('"alternateName":"([^"]+)"', room.read(f"releases/2026/{name}/index.html"))
        for name in ("results", "b", "c")
    }
    own = ["ado-trastuzumab emtansine"]
    assert told == {"results": ["Trastuzumab-Emtansin"], "b": own, "c": own}
    assert own[0] in room.read("products/kadcyla/index.html")
    room.write("config.toml", (room.path / "config.toml").read_text().replace("{ de =", "{ dee ="))
    ran = room.build()
    assert ran.code == 2
    assert ran.err.count("error PR306 `dee` is none of the site's languages") == 6


def test_a_product_is_described_in_each_language_of_its_releases(room: Room) -> None:
    with_words(room)
    config = (room.path / "config.toml").read_text()
    forms = '{ fr = "Un médicament.", ar = "دواء.", de = "Das \\"Mittel\\"." }'
    config = config.replace('"fr"]', '"de-CH", "fr", "ar"]').replace(
        'key = "kadcyla"',
        f'key = "kadcyla"\ndescription = "A medicine."\ndescriptions = {forms}',
    )
    room.write("config.toml", config)
    when = "2026-03-02 09:00"
    room.release("2026-03-02-b", date=when, products="[kadcyla]")
    more = {"date": when, "products": "[kadcyla]"}
    # The lists leave translations out, and yet readers come from them.
    room.release("2026-03-02-c", language="fr", translation_of="2026-03-02-b", **more)
    room.release("2026-03-02-d", language="ar", withdrawn="{date: 2026-04-01, reason: No.}", **more)
    room.release("2026-12-12-held", date="2026-12-12 09:00", language="de", products="[kadcyla]")

    def described() -> list[tuple[str | None, str]]:
        assert room.build().code == 0
        page = LexborHTMLParser(room.read("products/kadcyla/index.html"))
        found = page.css(".lede > p:not(.count)")
        return [(node.attributes.get("lang"), node.text()) for node in found]

    own, french = (None, "A medicine."), ("fr", "Un médicament.")
    # What is held, or withdrawn, lends the page no language.
    assert described() == [own, french]
    feed = room.read("products/kadcyla/feed.xml")
    assert "A medicine." in feed and "médicament" not in feed
    room.release("2026-03-04-e", language="de-CH", **more)
    assert described() == [own, ("de-CH", "Das „Mittel“."), french]
    # One form in two languages stands there once.
    room.release("2026-03-04-f", language="de", **more)
    room.release("2026-03-02-d", language="ar", **more)
    assert described() == [own, ("de", "Das „Mittel“."), french, ("ar", "دواء.")]
    assert '<p lang="ar" dir="rtl">' in room.read("products/kadcyla/index.html")
    # An edit of settings reaches it, and nothing of the first language is needed.
    room.write("config.toml", config.replace('"A medicine."', '""').replace("Un m", "Le m"))
    german, arabic = ("de", "Das „Mittel“."), ("ar", "دواء.")
    assert described() == [german, ("fr", "Le médicament."), arabic]
    incremental = room.tree()
    assert room.build("--no-cache").code == 0
    assert room.tree() == incremental


@pytest.mark.parametrize(
    "name", ['Q1\'24 "results"', "Q1’24 “results”", "q1’24 “RESULTS”", "results"]
)
def test_a_topic_is_found_as_it_was_typed_and_as_it_is_set(room: Room, name: str) -> None:
    with_words(room)
    room.release(topics=f"['{name.replace(chr(39), chr(39) * 2)}']")
    ran = room.build()
    assert ran.code == 0, ran.err
    # An edit goes by the short road, and reads the same settings.
    room.release(topics="[results]", body="Net sales fell.")
    assert room.build().code == 0
    assert ">Q1’24 “results”</a>" in room.read("releases/2026/results/index.html")


def test_a_house_without_typography_has_its_words_as_typed(room: Room) -> None:
    with_words(room)
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[typography]\napply = false\n")
    room.release(topics="[results]")
    assert room.build().code == 0
    assert "Q1&#39;24 &#34;results&#34;" in room.read("topics/results/index.html")


def test_a_form_in_a_language_that_the_site_has_not(room: Room) -> None:
    with_words(room)
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("names = { de", "names = { dee"))
    ran = room.build()
    assert "error PR306 `dee` is none of the site's languages — did you mean `de`?" in ran.err
