"""Pages as wires, vendors of investor-relations sites and content systems save them, each around the
same release. Words that begin with `Chrome` are furniture; all others are the release's."""

from __future__ import annotations

from collections.abc import Callable

HEADLINE = "ACME Opens Its Third Foundry in Lyon"
SUBHEAD = "First castings are due in the spring of 2027"
PARAGRAPHS = (
    "LYON, France--(BUSINESS WIRE)--ACME Corporation (NYSE: ACME) has opened its third foundry, on the "
    "eastern edge of Lyon, after two years of building.",
    "The works will cast pump housings for customers in southern Europe, which until now came by sea from "
    "the plant in Ohio. Deliveries will take four days instead of five weeks.",
    "The foundry cost 84 million euros, of which 12 million came from a regional fund. It employs 140 "
    "people and will employ 200 once the second furnace is lit.",
    "Order intake for castings rose by nine percent in the last quarter.",
)
ABOUT = "ACME Corporation makes dosing pumps and castings in eleven countries."
CONTACT = ("ACME Corporation", "Investor Relations", "ir@acme.example", "+1 212 555 0100")
TABLE = (
    "<table><tr><td></td><td>2026</td><td>2025</td></tr><tr><td>Castings</td><td>310</td><td>284</td></tr>"
    "<tr><td>Pumps</td><td>905</td><td>890</td></tr></table>"
)


def release() -> list[str]:
    """Words of the release that must be in its text, without the headline's."""
    said = [*PARAGRAPHS, "About ACME", ABOUT, *CONTACT]
    return [word for text in said for word in text.split()]


def _text(*, contact: bool = True, subhead: bool = False) -> str:
    lines = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    made = (f"<h2>{SUBHEAD}</h2>" if subhead else "") + "".join(lines) + TABLE
    return made + f"<h3>About ACME</h3><p>{ABOUT}</p>" + (_contact() if contact else "")


def _contact() -> str:
    return f"<p>{'<br>'.join(CONTACT)}</p>"


def _menu(count: int = 8) -> str:
    items = "".join(f'<li><a href="/{n}">Chrome link {n}</a></li>' for n in range(count))
    return f"<ul>{items}</ul>"


def _page(body: str, head: str = "", attributes: str = "") -> str:
    title = f"<title>{HEADLINE} | ACME Corporation</title>"
    return f"<!doctype html><html lang='en'><head>{title}{head}</head><body{attributes}>{body}</body></html>"


_H1 = f"<h1>{HEADLINE}</h1>"
_FOOTER = (
    "<p>Chrome legal notice, Chrome terms of use and Chrome rights reserved in all countries.</p>"
)


def semantic() -> str:
    """`main` and `article`, as recent themes have them."""
    return _page(
        f"<header><nav>{_menu()}<div hidden>Chrome menu for telephones</div></nav></header><main><article>{_H1}{_text()}</article></main>"
        f"<aside><h2>Chrome more</h2>{_menu()}</aside><footer>{_FOOTER}</footer>"
    )


def without_semantics() -> str:
    """Divisions alone, with names by which they are told."""
    return _page(
        f"<div class='page'><div id='header'><div class='main-nav'>{_menu()}</div></div>"
        f"<div class='wrapper'><div class='left'>{_menu()}</div><div class='middle'>{_H1}{_text()}</div></div>"
        f"<div id='footer'>{_FOOTER}</div></div>"
    )


def business_wire() -> str:
    """The headline in a header of its own, the story in a division, contacts in another beside it."""
    return _page(
        f"<div class='bw-header'>{_menu()}</div><div class='main'><section class='bw-release'>"
        f"<header>{_H1}</header><div class='bw-release-story'>{_text(contact=False, subhead=True)}</div>"
        f"<div class='bw-release-contact'><h2>Contacts</h2>{_contact()}</div></section></div>"
        f"<div class='site-footer'>{_FOOTER}</div>"
    )


def globe_newswire() -> str:
    """Line ends in pairs instead of paragraphs, and a region with tags behind it."""
    text = "<br /><br />".join([*PARAGRAPHS, f"<strong>About ACME</strong><br />{ABOUT}"])
    return _page(
        f"<div class='top-nav'>{_menu()}</div><div class='main-container' id='main-container'>{_H1}"
        f"<div class='main-body-container' id='main-body-container' itemprop='articleBody'>{text}{TABLE}"
        f"<pre>{chr(10).join(CONTACT)}</pre></div>"
        f"<div class='related-news'><h3>Chrome related</h3>{_menu()}</div></div><footer>{_FOOTER}</footer>"
    )


def portal() -> str:
    """An investor-relations vendor's page: a form around everything, modules, a stock quote."""
    return _page(
        "<form id='aspnetForm'><div class='PageWrapper'><div class='HeaderPane'><div class='logo'></div>"
        f"{_menu()}</div><div class='ContentPane'><div class='module module-details'>"
        f"<h1 class='module_title'>{HEADLINE}</h1><div class='module_date'>March 1, 2026</div>"
        f"<div class='module_body'>{_text()}</div></div></div>"
        "<div class='RightPane'><div class='stock-quote-widget sidebar'><p>Chrome quote 41.20</p></div></div>"
        f"<div class='FooterPane footer'>{_FOOTER}</div></div></form>",
        attributes=" class='BodyBackground has-sidebar'",
    )


def word_press() -> str:
    """A widespread blog system, with a sharing bar within the article and comments below."""
    return _page(
        f"<div id='page'><header id='masthead' class='site-header'>{_menu()}</header><div id='content'>"
        f"<main id='main'><article class='post type-post'><header class='entry-header'>{_H1}</header>"
        f"<div class='entry-content'>{_text()}<div class='sharedaddy share'><p>Chrome share this</p></div></div>"
        f"<footer class='entry-footer'><a href='/c'>Chrome category</a></footer></article>"
        f"<nav class='post-navigation'>{_menu(2)}</nav><div id='comments'><p>Chrome reply</p></div></main></div>"
        f"<footer>{_FOOTER}</footer></div>"
    )


def of_tables() -> str:
    """A layout of tables from before style sheets."""
    return _page(
        f"<table width='760'><tr><td colspan='2'><a href='/'>Chrome home</a> <a href='/n'>Chrome news</a></td></tr>"
        f"<tr><td width='160' valign='top'><a href='/a'>Chrome profile</a><br><a href='/b'>Chrome filings</a></td>"
        f"<td valign='top'><h1>{HEADLINE}</h1>{_text()}</td></tr>"
        "<tr><td colspan='2'><font size='1'><a href='/l'>Chrome legal</a></font></td></tr></table>"
    )


def with_consent() -> str:
    """A banner for cookies with more words than the release, and a newsletter's form."""
    words = "Chrome cookies are small files that Chrome partners read. " * 12
    return _page(
        f"<div id='onetrust-consent-sdk'><div role='dialog'><p>{words}</p><button>Chrome accept</button></div></div>"
        f"<div class='app'><nav>{_menu()}</nav><div class='content'>{_H1}{_text()}</div>"
        "<div class='newsletter-signup'><p>Chrome sign up for mails</p><input></div>"
        f"<footer>{_FOOTER}</footer></div>"
    )


def short_with_long_footer() -> str:
    """Few words in the release's own paragraphs, and a footer as long."""
    return _page(
        f"<div class='top menu'>{_menu(20)}</div><section class='article'>{_H1}{_text()}</section>"
        f"<div class='site-footer footer-links'>{_menu(30)}{_FOOTER * 4}</div>"
    )


def with_contacts_aside() -> str:
    """The contacts in a division beside the article, within the main part."""
    return _page(
        f"<nav>{_menu()}</nav><main><div class='row'><div class='col-8'><article>{_H1}"
        f"{_text(contact=False)}</article></div><div class='col-4 contact-box'>{_contact()}</div></div></main>"
        f"<footer>{_FOOTER}</footer>"
    )


def headline_apart() -> str:
    """The headline in a hero above the text, far from it in the tree."""
    return _page(
        f"<div class='nav-bar navigation'>{_menu()}</div><div class='hero'><div class='inner'>{_H1}"
        f"<p>{SUBHEAD}</p></div></div><div class='body'><div class='inner'>{_text()}</div></div>"
        f"<div class='footer'>{_FOOTER}</div>"
    )


def with_states_as_names() -> str:
    """Names of what a page may show, around everything; more words of links than of the release."""
    return _page(
        f"<div class='page-with-sidebar nav-open search-results'><div class='topNavigation'>{_menu(120)}</div>"
        f"<div class='inner content share-enabled'>{_text()}</div><div class='sideBar'>{_menu(40)}</div>"
        f"<div class='siteFooter'>{_FOOTER}</div></div>",
        attributes=" class='menu-collapsed modal-open'",
    )


def two_columns_of_links() -> str:
    """No names at all: links to the left and right, the release between."""
    return _page(
        f"<div><div>{_menu(30)}</div><div><div>{_H1}{_text()}</div></div><div>{_menu(30)}</div></div>"
    )


PAGES: tuple[Callable[[], str], ...] = (
    semantic,
    without_semantics,
    business_wire,
    globe_newswire,
    portal,
    word_press,
    of_tables,
    with_consent,
    short_with_long_footer,
    with_contacts_aside,
    headline_apart,
    with_states_as_names,
    two_columns_of_links,
)
