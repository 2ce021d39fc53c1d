"""What Pelican is told, so that it makes the same pages, lists and feeds as Pressroom."""

import json
from pathlib import Path

import markdown

SITENAME = "ACME Press Room"
SITEURL = "https://press.example.com"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
PLUGIN_PATHS = ["."]
PLUGINS = ["neighbours"]
_STANDING = json.loads((Path(__file__).parent / "standing.json").read_text())
BOILERPLATES, LEGENDS = (
    {key: markdown.markdown(text) for key, text in _STANDING[name].items()}
    for name in ("boilerplate", "legend")
)
HOME = markdown.markdown(_STANDING["home"])
CONTACTS = _STANDING["contacts"]
MARKDOWN = {
    "extension_configs": {
        name: {}
        for name in (
            "markdown.extensions.tables",
            "markdown.extensions.footnotes",
            "markdown.extensions.def_list",
            "markdown.extensions.smarty",
            "markdown.extensions.toc",
            "markdown.extensions.meta",
        )
    }
}
JINJA_FILTERS = {
    "inline": lambda text: markdown.markdown(text).removeprefix("<p>").removesuffix("</p>"),
    "keys": lambda text: text.split(", ") if text else [],
}
ARTICLE_URL = "releases/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
TAG_URL = "products/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
CATEGORY_URL = "topics/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
YEAR_ARCHIVE_URL = "releases/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "home", "tags", "categories"]
INDEX_SAVE_AS = "releases/index.html"
HOME_SAVE_AS = "index.html"
TAGS_SAVE_AS = "products/index.html"
CATEGORIES_SAVE_AS = "topics/index.html"
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "period_archives": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
FEED_ALL_RSS, FEED_ALL_ATOM = "feed.xml", "atom.xml"
TAG_FEED_RSS, TAG_FEED_ATOM = "products/{slug}/feed.xml", "products/{slug}/atom.xml"
CATEGORY_FEED_RSS, CATEGORY_FEED_ATOM = "topics/{slug}/feed.xml", "topics/{slug}/atom.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
