"""Folders of static sites: front matter by our keys, text as it was, and nothing hidden let out."""

from __future__ import annotations

import time

import pytest

from pressroom.content.load.foreign_keys import counterpart_key
from pressroom.importers.records import Wishes
from tests.importers.archives.reading import read_folder


def yaml(*rows: str, body: str = "Net sales rose.") -> str:
    return "---\n" + "\n".join(rows) + f"\n---\n\n{body}\n"


GENERATORS = {
    "hugo, YAML": yaml(
        "title: ACME Reports Results",
        "date: 2026-03-03T09:00:00-05:00",
        "lastmod: 2026-03-04T10:00:00Z",
        "draft: false",
        "tags: [Results, Anvils]",
        "url: /news/results/",
        "aliases: [/old.html]",
        "summary: Anvils sell well",
        "weight: 3",
    ),
    "hugo, TOML": "+++\ntitle = 'ACME Reports Results'\ndate = 2026-03-03T09:00:00-05:00\n"
    "lastmod = 2026-03-04T10:00:00Z\ndraft = false\ntags = ['Results', 'Anvils']\n"
    "url = '/news/results/'\naliases = ['/old.html']\nsummary = 'Anvils sell well'\nweight = 3\n"
    "+++\n\nNet sales rose.\n",
    "hugo, JSON": '{"title": "ACME Reports Results", "date": "2026-03-03T09:00:00-05:00",\n'
    '"lastmod": "2026-03-04T10:00:00Z", "draft": false, "tags": ["Results", "Anvils"],\n'
    '"url": "/news/results/", "aliases": ["/old.html"], "summary": "Anvils sell well", "weight": 3}'
    "\n\nNet sales rose.\n",
    "jekyll": yaml(
        "title: ACME Reports Results",
        "layout: post",
        "date: 2026-03-03 09:00:00 -0500",
        "last_modified_at: 2026-03-04 10:00:00 +0000",
        "published: true",
        "categories: [Results]",
        "tags: [Anvils]",
        "permalink: /news/results/",
        "redirect_from: /old.html",
        "excerpt: Anvils sell well",
    ),
    "astro": yaml(
        "title: ACME Reports Results",
        "pubDate: 2026-03-03T09:00:00-05:00",
        "updatedDate: 2026-03-04T10:00:00Z",
        "tags: [Results, Anvils]",
        "permalink: /news/results/",
        "redirects: [/old.html]",
        "subtitle: Anvils sell well",
    ),
    "pelican": "Title: ACME Reports Results\nDate: 2026-03-03 09:00:00-05:00\n"
    "Modified: 2026-03-04 10:00Z\nTags: Results, Anvils\nurl: news/results/\naliases: /old.html\n"
    "Status: published\nSummary: Anvils\n  sell well\n\nNet sales rose.\n",
}


@pytest.mark.parametrize("generator", GENERATORS)
def test_front_matter_of_each_generator_is_read_by_our_keys(generator: str) -> None:
    found = read_folder({"news/2026-03-03-results.md": GENERATORS[generator]})
    one = found.only
    assert found.told == []
    assert (one.title, one.text) == ("ACME Reports Results", "Net sales rose.")
    assert (one.date, one.updated) == ("2026-03-03T09:00-05:00", "2026-03-04T10:00+00:00")
    assert (one.topics, one.subheads) == (("Results", "Anvils"), ("Anvils sell well",))
    assert (one.address, one.aliases, one.keys) == ("/news/results/", ("/old.html",), {})


def test_a_file_s_name_gives_the_date_where_nothing_else_does() -> None:
    named = read_folder({"2026-03-03-results.md": yaml("title: a")}).only
    said = read_folder({"2026-03-03-results.md": yaml("title: a", "date: 2026-03-04")}).only
    bundle = read_folder({"2026-03-03-results/index.md": yaml("title: a")}).only
    unread = read_folder({"2026-03-03-results.md": yaml("title: a", "date: 3/4/2026")})
    assert [named.date, said.date, bundle.date] == ["2026-03-03", "2026-03-04", "2026-03-03"]
    assert unread.only.date == ""  # one of the two is wrong, and nobody knows which
    assert unread.told == [
        "site/2026-03-03-results.md: warning PR464 `3/4/2026` is not a date that anybody can be sure "
        "of — write `date` into the release"
    ]


@pytest.mark.parametrize(
    ("row", "held"),
    [
        ("draft: true", "draft: true"),
        ("published: false", "published: false"),
        ("status: hidden", "status: hidden"),
        ("Status: draft", "Status: draft"),
        ("unlisted: yes", "unlisted: yes"),
        ("eleventyExcludeFromCollections: true", "eleventyExcludeFromCollections: true"),
        ("expiryDate: 2026-04-01", "expiryDate: 2026-04-01"),
        ("password: hunter2", "password: hunter2"),
        ("embargo: soon", "embargo: soon"),
        ("permalink: false", "permalink: false"),
        ("params: {hidden: true}", "params.hidden: true"),
    ],
)
def test_what_is_held_back_elsewhere_stays_a_draft(row: str, held: str) -> None:
    found = read_folder({"x.md": yaml("title: a", row)}, Wishes(archive=True))
    assert found.only.keys == {"draft": True}
    assert found.told == [
        f"site/x.md: warning PR467 `{held}` holds it back: the release stays a draft — take `draft: "
        "true` out when it may be seen"
    ]


def test_an_embargo_becomes_the_date_of_which_the_later_counts() -> None:
    rows = ("date: 2026-03-03T09:00:00-05:00", "publishDate: 2026-03-03T13:00:00Z")
    one = read_folder({"x.md": yaml("title: a", *rows)}).only
    assert (one.date, one.keys) == ("2026-03-03T09:00-05:00", {})
    other = read_folder({"x.md": yaml("title: a", rows[0], "embargo_until: 2026-03-05")}).only
    assert (other.date, other.keys) == ("2026-03-05", {})


def test_keys_that_nobody_knows_are_told_once_or_mapped() -> None:
    files = {
        f"{n}.md": yaml("title: a", "deck_line: Anvils", "seo_title: x", "our_ticker: 'NYSE: ACME'")
        for n in range(3)
    }
    found = read_folder(files)
    assert [line.partition(" — ")[0] for line in found.told] == [
        "site: note PR469 `deck_line` of 3 items is not taken over",
        "site: note PR469 `our_ticker` of 3 items is not taken over",
    ]
    assert read_folder(files, Wishes(fields={"deck_line": "", "our_ticker": ""})).told == []
    mapped = read_folder(files, Wishes(fields={"deck_line": "subheads", "our_ticker": "ticker"}))
    assert mapped.manuscripts[0].subheads == ("Anvils",)
    assert mapped.manuscripts[0].keys == {"ticker": "NYSE: ACME"}


BODIES = {
    'See [tables](/files/tables.pdf) and ![plant](img/plant.png "Plant").': (
        'See [tables](tables.pdf) and ![plant](plant.png "Plant").'
    ),
    "See [tables][1].\n\n[1]: ../files/tables.pdf": "See [tables][1].\n\n[1]: tables.pdf",
    "[![plant](img/plant.png)](https://acme.example/)": "[![plant](plant.png)](https://acme.example/)",
    "See [home](/news/) and <https://acme.example/>.": "See [home](/news/) and <https://acme.example/>.",
    "`{{ left }}`\n\n```\n{% left %}\n<!-- left -->\n```": (
        "`{{ left }}`\n\n```\n{% left %}\n<!-- left -->\n```"
    ),
    '{{< figure src="img/plant.png" alt="Plant" caption="Our plant" >}}': (
        "![Plant](plant.png)\n\nOur plant"
    ),
    "{% raw %}Words{% endraw %}": "Words",
}


@pytest.mark.parametrize("body", BODIES)
def test_markdown_stays_markdown_and_files_come_along(body: str) -> None:
    files = {
        "news/x.md": yaml("title: a", body=body),
        "files/tables.pdf": "%PDF",
        "news/img/plant.png": "PNG",
    }
    found = read_folder(files)
    assert (found.only.text, found.told) == (BODIES[body], [])
    assert all(
        f"({file.name}" in found.only.text or f": {file.name}" in found.only.text
        for file in found.only.files
    )


TEMPLATES = {
    'Rose {{< ref "x.md" >}} again': ("Rose  again", '`{{< ref "x.md" >}}`'),
    "{% include note.html %}Rose": ("Rose", "`{% include note.html %}`"),
    "Rose by {{ site.data.growth }}.": ("Rose by .", "`{{ site.data.growth }}`"),
    "[More]({% post_url 2026-01-01-x %}) here": (
        "More here",
        "`[More]({% post_url 2026-01-01-x %})`",
    ),
}


@pytest.mark.parametrize("body", TEMPLATES)
def test_what_templates_would_have_put_in_is_told(body: str) -> None:
    text, mark = TEMPLATES[body]
    found = read_folder({"x.md": yaml("title: a", body=body)})
    assert found.only.text == text
    assert found.told == [
        f"site/x.md: warning PR470 {mark} stands for what the site's templates put there, and is "
        "left out — write into the release what readers saw there"
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- SECRET -->",
        '<span style="display: none">SECRET</span>',
        "<p hidden>SECRET</p>",
        "{{/* SECRET */}}",
        "{{</* SECRET */>}}",
        "{% comment %}SECRET{% endcomment %}",
        "{# SECRET #}",
        "<template>SECRET</template>",
    ],
)
def test_what_a_page_hides_reaches_no_release(hidden: str) -> None:
    found = read_folder({"x.md": yaml("title: a", body=f"Net {hidden} rose.")})
    (one,) = found.manuscripts
    assert " ".join(one.text.split()) == "Net rose."
    assert "SECRET" not in one.visible
    assert len(found.told) == 1 and "PR471 hidden words are left out" in found.told[0]


def test_a_post_in_html_is_read_as_html() -> None:
    body = (
        '<p>Net <b>rose</b> {{ site.x }}</p><p hidden>SECRET</p><img src="/img/p.png" alt="Plant">'
    )
    found = read_folder({"_posts/2026-03-03-a.html": yaml("title: a", body=body), "img/p.png": "P"})
    assert found.only.text == "Net **rose**\n\n![Plant](p.png)"
    assert "SECRET" not in found.only.visible
    assert [line.split()[2] for line in found.told] == ["PR470", "PR455"]


def test_components_of_mdx_are_told_and_their_words_stay() -> None:
    body = "import Box from '../Box.astro'\n\n<Box kind=\"a\">Net sales rose.</Box>"
    found = read_folder({"x.mdx": yaml("title: a", body=body)})
    assert found.only.text == "Net sales rose."
    assert {line.partition(" stands")[0] for line in found.told} == {
        'site/x.mdx: warning PR470 `<Box kind="a">`',
        "site/x.mdx: warning PR470 `</Box>`",
    }


@pytest.mark.parametrize(
    "link", ["[x](secret.md)", "![x](secret.md)", "[x](../_config.yml)", "[x](secret/notes.json)"]
)
def test_a_link_to_another_page_s_source_does_not_bring_it_along(link: str) -> None:
    files = {"news/secret/notes.json": "SECRET", "_config.yml": "SECRET: x\n"}
    secret = yaml("title: SECRET", "draft: true", "files: [secret.md]", body="SECRET")
    found = read_folder(
        {"news/a.md": yaml("title: a", body=link), "news/secret.md": secret, **files}
    )
    assert [m.files for m in found.manuscripts] == [(), ()]


def test_a_picture_that_is_not_there_is_told() -> None:
    found = read_folder({"x.md": yaml("title: a", body="Rose. ![Plant](/img/p.png)")})
    assert found.only.text.strip() == "Rose."
    assert found.told == [
        "site/x.md: warning PR466 the picture “Plant” at /img/p.png is not beside the archive, and "
        "nothing is fetched — load it down, put it beside the release and into the text"
    ]


def test_jekyll_s_posts_are_releases_and_its_drafts_stay_drafts() -> None:
    found = read_folder(
        {
            "_config.yml": "permalink: /:year/:month/:title/ # old\n",
            "_posts/2026-03-03-results.md": yaml("title: a", "categories: results anvils"),
            "_drafts/later.md": yaml("title: b"),
            "about.md": yaml("title: c"),
            "_layouts/post.html": "<p>{{ content }}</p>",
            "_site/2026/03/results/index.html": "<p>a</p>",
            "README.md": "Our site",
        }
    )
    drafts, post = found.manuscripts
    assert (drafts.keys, drafts.address) == ({"draft": True}, "")
    assert (post.address, post.topics, post.keys) == (
        "/2026/03/results/",
        ("results", "anvils"),
        {},
    )
    assert found.told == [
        "site/_drafts/later.md: warning PR467 the folder `_drafts` holds it back: the release stays "
        "a draft — take `draft: true` out when it may be seen",
        "site: note PR468 lists and files about the folder: 1 not taken over — name such a file "
        "itself if it is a release",
        "site: note PR468 pages outside `_posts`: 1 not taken over — name such a file itself if it "
        "is a release",
    ]


ADDRESSES = [
    (
        {"_config.yml": "title: x\n"},
        "_posts/2026-03-03-results.md",
        "/results/2026/03/03/results.html",
    ),
    (
        {"_config.yml": "permalink: pretty\n"},
        "_posts/2026-03-03-results.md",
        "/results/2026/03/03/results/",
    ),
    ({"_config.yml": "permalink: /:i_day/:week/\n"}, "_posts/2026-03-03-results.md", ""),
    ({"_config.yml": ": [\n"}, "_posts/2026-03-03-results.md", ""),
    ({}, "_posts/2026-03-03-results.md", ""),
    ({"hugo.toml": "x = 1\n"}, "content/News/2026 results.md", "/news/2026-results/"),
    ({"hugo.toml": "x = 1\n"}, "content/news/results/index.md", "/news/results/"),
    (
        {"config.toml": "[permalinks]\nnews = '/:section/:year/:filename/'\n"},
        "content/news/2026-03-03-results.md",
        "/news/2026/2026-03-03-results/",
    ),
    (
        {"hugo.yaml": "permalinks:\n  page:\n    news: /n/:slug/\n"},
        "content/news/2026-03-03-r.md",
        "/n/acme-reports/",
    ),
    (
        {"pelicanconf.py": "ARTICLE_URL = 'p/{date:%Y}/{slug}/'\n"},
        "2026-03-03-r.md",
        "/p/2026/acme-reports/",
    ),
    ({"pelicanconf.py": "AUTHOR = 'x'\n"}, "2026-03-03-r.md", "/acme-reports.html"),
    ({"eleventy.config.js": ""}, "news/2026-03-03-results.md", "/news/results/"),
    ({}, "news/2026-03-03-results.md", ""),
]


@pytest.mark.parametrize(("settings", "name", "address"), ADDRESSES)
def test_the_site_s_settings_tell_the_address(
    settings: dict[str, str], name: str, address: str
) -> None:
    rows = ("title: ACME Reports", "date: 2026-03-03", "tags: [Results]")
    found = read_folder({**settings, name: yaml(*rows)})
    assert found.only.address == address


def test_an_alias_that_is_no_path_is_told() -> None:
    found = read_folder({"x.md": yaml("title: a", "aliases: [/a/, old]")})
    assert (found.only.address, found.only.aliases) == ("", ("/a/",))
    assert found.told == [
        "site/x.md: warning PR465 `old` can be no address here, and no redirect — write it into "
        "`aliases`, from `/` on"
    ]


def test_a_language_is_named_or_read() -> None:
    files = {
        "a.de.md": yaml("title: a"),
        "b.md": yaml("title: b", "lang: fr_FR"),
        "c.md": yaml(
            "title: Das Ergebnis",
            body="Der Umsatz ist im dritten Quartal auf die Summe von der Planung und mit dem Wert "
            "des Vorjahres gestiegen.",
        ),
    }
    assert [m.language for m in read_folder(files).manuscripts] == ["de", "fr-FR", "de"]


def test_each_key_with_a_counterpart_names_a_key_of_ours() -> None:
    assert [
        counterpart_key(key) for key in ("tags", "publishDate", "permalink", "weight", "x")
    ] == [
        "topics",
        "date",
        "url",
        None,
        None,
    ]


@pytest.mark.parametrize(
    "part", ["{{", "{%", "{{< figure ", "[", "![", "[a](", "[](", "[x]: ", "<A ", "![a]", "[{{"]
)
def test_marks_that_never_end_cost_no_more_for_being_many(part: str) -> None:
    began = time.process_time()
    read_folder({"x.mdx": yaml("title: a", body=part * (100_000 // len(part)))})
    assert time.process_time() - began < 5
