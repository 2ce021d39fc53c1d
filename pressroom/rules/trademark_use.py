"""Rules on the use of trademarks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

import msgspec

from pressroom.content.load.registered import registry_marks
from pressroom.content.model import Mark
from pressroom.content.trademarks.attribution import attributed_names
from pressroom.content.trademarks.mentions import mark_finder
from pressroom.content.trademarks.policy import SymbolSetter
from pressroom.content.trademarks.symbols import SYMBOLS
from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.needs import MARKS, needs
from pressroom.rules.release_text import SYMBOL_SIGNS, ReleaseText
from pressroom.rules.spelling import is_misspelling, short_forms

_SYMBOL = re.compile(f"[{SYMBOLS}]")
# The name before a symbol: up to four words in capitals, that no sentence or heading begins with.
_MARK_NAME = re.compile(
    r"(?:(?!(?:The|Our|Its|An?|With|And|For|In|Of|On|By|From|To|New|Using|Both|About|All|These"
    r"|This|While|Through|As|When|Like|Also|At|Is|It)\s)"
    r"[A-Z0-9][\w&+-]*(?:[’'](?!s\b)\w+)?[ \u00a0]){0,3}"
    r"[^\W_][\w&.+-]*\Z"
)
_OWN = re.compile(
    r"\b(?:our|its|own|the\s[Cc]ompany[’']s)\s(?:[\w-]+\s){0,3}\Z|\b(?:Our|Its)\s(?:[\w-]+\s){0,3}\Z"
)
# `- Launched Forge Wrap®`: the verb is no part of the name.
_BEGINS_ROW = re.compile(r"(?:\A|\n|[.!?:•*-])[\s*]*\Z")
_VERB_FIRST = re.compile(r"\A\w+(?:ed|ing)\s+(?=\S)")
# What a reader needs to open a file is named for its download, not for its maker.
_VIEWERS = frozenset({"Adobe", "Acrobat", "Reader"})
_ANOTHERS = re.compile(r"\b[A-Z][\w&.-]+(?:[’']s|s[’'])\s(?:[a-z-]+\s){0,2}\Z")


@needs([MARKS])
def mark_without_symbol(release_text: ReleaseText) -> Iterator[Fault]:
    """A trademark carries its symbol where house policy wants it.

    No law asks for the symbol, but owners do, in licences; the first mention in the
    body is where most houses set it. With `[marks] apply = true` Pressroom sets it
    itself, and this rule is silent.

    Bad:
        trademarks: [Kadcyla®]

        Kadcyla was found to extend survival.

    Good:
        trademarks: [Kadcyla®]

        Kadcyla® was found to extend survival.

    Source: the mark owners' licences; house policy in `[marks]`
    """
    settings, marks = release_text.config.marks, release_text.article.marks
    if settings.apply or settings.policy == "as-written" or not marks:
        return
    where = "" if settings.policy == "every" else " at its first mention"
    setter = SymbolSetter(mark_finder(tuple(marks)), settings.policy)
    places = list(release_text.fields()) if settings.policy != "first-body" else []
    for line, _, text in places:
        for mention in setter.lacking(text):
            yield _without(line, mention.mark, where, None)
    for mention in setter.lacking(release_text.own_words):
        # With what follows, so that this mention is meant and no other on the line.
        behind = release_text.prose[mention.end : mention.end + 12].partition("\n")[0]
        written = release_text.prose[mention.start : mention.end]
        fix = Fix(f"{written}{behind}", f"{written}{mention.mark.symbol}{behind}")
        yield _without(release_text.line(mention.start), mention.mark, where, fix)


def _without(line: int, mark: Mark, where: str, fix: Fix | None) -> Fault:
    message = f"`{mark.name}` stands without {mark.symbol}{where}"
    return Fault(line, message, f"write `{mark.name}{mark.symbol}`", fix)


@needs([MARKS])
def unused_mark(release_text: ReleaseText) -> Iterator[Fault]:
    """A trademark that is attributed is also mentioned.

    An attribution for a name that the release does not use is often left over from
    the one before.

    Bad:
        trademarks: [Kadcyla®, Anvil™]

        The trial of Kadcyla® met its endpoint.

    Good:
        trademarks: [Kadcyla®]

        The trial of Kadcyla® met its endpoint.

    Source: newswire editors' lists: last quarter's template left over
    """
    release = release_text.release
    if not release.marks:
        return
    used = {mention.mark.name for mention in release_text.mentions}
    if used.issuperset(mark.name for mark in release.marks):
        return
    names = mark_finder(release.marks)
    used |= {m.mark.name for _, _, text in release_text.fields() for m in names.find(text)}
    for mark in release.marks:
        if mark.name not in used:
            yield Fault(
                release.line("trademarks"),
                f"`{mark.name}` is attributed and never mentioned",
                "take it out of `trademarks`",
            )


@needs([MARKS])
def mark_without_owner(release_text: ReleaseText) -> Iterator[Fault]:
    """A trademark has an owner, and the release says who it is.

    "A trademark of its owner" tells readers nothing, and owners' licences ask to be
    named.

    Bad:
        trademarks: [Hammer™]

        ACME Corporation (NYSE: ACME) sells the Hammer™.

    Good:
        trademarks: [{name: Hammer, symbol: ™, owner: ACME Corporation}]

        ACME Corporation (NYSE: ACME) sells the Hammer™.

    Source: the mark owners' licences; International Trademark Association, proper use
    """
    release = release_text.release
    if (release.attribution or release_text.config.marks.attribution) != "owners":
        return
    without = [mark for mark in release_text.article.marks if not mark.owner]
    if not without:
        return
    own = attributed_names((paragraph.text for paragraph in release_text.paragraphs), without)
    for mark in without:
        if mark.name not in own:
            yield Fault(
                release.line("trademarks"),
                f"nobody is named as the owner of `{mark.name}`",
                f"write `{{name: {mark.name}, symbol: {mark.symbol}, owner: …}}`, "
                "or put it into config.toml",
            )


@needs(SYMBOL_SIGNS)
def unattributed_mark(release_text: ReleaseText) -> Iterator[Fault]:
    """A name that carries a symbol is attributed to its owner.

    A symbol says that the name is somebody's; without the line at the end nobody
    learns whose. The issuer's own marks need none: names that begin with the issuer's, that
    the text calls "our" or "its", or that its About section or a line such as "Launched …"
    names. Whether another is the
    issuer's own, only the issuer knows: so this is a note, once for a release, unless the text
    names another owner.

    Bad:
        ACME Corporation (NYSE: ACME) works with Gizmo® steel.

    Good:
        trademarks: [{name: Gizmo, symbol: ®, owner: Gizmo Steel AG}]

        ACME Corporation (NYSE: ACME) works with Gizmo® steel.

    Good:
        ACME Corporation (NYSE: ACME) sells more of its Forge Wrap® every year.

    Source: International Trademark Association, proper use; newswire editors' lists
    """
    if not release_text.has_symbols:
        return
    told = _unknown_marks(release_text)
    attributed = [part.text for part in release_text.anatomy.attributions] if told else []
    left = {
        name: at
        for name, at in told.items()
        if not any(name in text or name.split()[-1] in text for text in attributed)
    }
    if not left:
        return
    listed = ", ".join(f"`{name}{at.symbol}`" for name, at in left.items())
    name, first = next(iter(left.items()))
    yield Fault(
        first.line,
        f"{listed} {'is' if len(left) == 1 else 'are'} attributed to nobody",
        f"add `{{name: {name}, symbol: {first.symbol}, owner: …}}` to `trademarks`",
        sure=any(at.anothers for at in left.values()),
    )


class _Marked(msgspec.Struct, frozen=True):
    """A name's first mention with a symbol, and whether the text names another owner there."""

    line: int
    symbol: str
    anothers: bool


def _unknown_marks(release_text: ReleaseText) -> dict[str, _Marked]:
    """Names with a symbol that neither `trademarks` nor the registry knows, and that are not
    the issuer's own by what stands before them."""
    known = {mention.symbol_end for mention in release_text.mentions if mention.symbol}
    registered_names = [product.name for product in release_text.config.products]
    issuers = release_text.release.issuers or release_text.config.issuers
    forms = {form for issuer in issuers for form in short_forms(issuer.name)}
    anatomy = release_text.anatomy
    # What an About section names is its company's own.
    standing = (*anatomy.about, *anatomy.boilerplate)
    told: dict[str, _Marked] = {}
    own: set[str] = set()
    for line, match in release_text.find(_SYMBOL):
        before = release_text.prose[max(match.start() - 90, 0) : match.start()]
        found = _MARK_NAME.search(before)
        if found is None or match.end() in known or _VIEWERS.issuperset(found[0].split()):
            continue
        typed = written = found[0]
        if _BEGINS_ROW.search(before[: found.start()]):
            written = _VERB_FIRST.sub("", typed)
        name = _without_issuer(written, forms)
        last = name.split()[-1] if name else ""
        # A registered name that is misspelt is PR219's.
        if not name or any(is_misspelling(last, known_name) for known_name in registered_names):
            continue
        ahead = before[: found.start()]
        if (
            name != typed  # the issuer's name, or "Launched", stands before it
            or _OWN.search(ahead)
            or ahead.endswith(_possessives(forms))
            or any(part.start <= match.start() < part.end for part in standing)
        ):
            own.add(name)
        told.setdefault(name, _Marked(line, match[0], _ANOTHERS.search(ahead) is not None))
    return {name: at for name, at in told.items() if name not in own}


def _without_issuer(name: str, forms: Set[str]) -> str:
    """A mark's name without the issuer's before it; empty if it is nothing but that."""
    for form in sorted(forms, key=len, reverse=True):
        if name.casefold() == form.casefold() or name.casefold() in form.casefold().split():
            return ""
        if name.startswith(f"{form} "):
            return name[len(form) + 1 :]
    return name


def _possessives(forms: Set[str]) -> tuple[str, ...]:
    return tuple(f"{form}{end} " for form in forms for end in ("’s", "'s", "’", "'"))


def mark_in_the_plural(release_text: ReleaseText) -> Iterator[Fault]:
    """A trademark is an adjective: it has no plural.

    A mark that is used as an ordinary word can become one, and its owner lose it.

    Bad:
        ACME Corporation (NYSE: ACME) sold more Anvils than ever.

    Good:
        ACME Corporation (NYSE: ACME) sold more Anvil™ hammers than ever.

    Source: International Trademark Association, proper use
    """
    for name in dict.fromkeys(
        m.name for m in (*release_text.article.marks, *registry_marks(release_text.config))
    ):
        plural = f"{name}s"
        if plural not in release_text.words and (
            " " not in plural or plural not in release_text.prose
        ):
            continue
        found = re.search(rf"(?<![\w-]){re.escape(plural)}(?![\w-])", release_text.prose)
        if found:
            yield Fault(
                release_text.line(found.start()),
                f"`{plural}` makes a word of the mark {name}",
                f"write `{name}` with the name of the product behind it",
            )


@needs([MARKS])
def other_symbol(release_text: ReleaseText) -> Iterator[Fault]:
    """A trademark carries the symbol it is registered with.

    ® on a mark that is not registered is unlawful in many countries, and ™ on one that is
    gives a right away.

    Bad:
        ACME Corporation (NYSE: ACME) sells the Anvil®.

    Good:
        ACME Corporation (NYSE: ACME) sells the Anvil™.

    Source: International Trademark Association, marking requirements
    """
    if not release_text.article.marks:
        return
    names = mark_finder(release_text.article.marks)
    found = [(line, m) for line, _, text in release_text.fields() for m in names.find(text)]
    found += [(release_text.line(m.start), m) for m in release_text.mentions]
    for line, mention in found:
        mark = mention.mark
        if mention.symbol and mark.symbol and mention.symbol != mark.symbol:
            yield Fault(
                line,
                f"`{mark.name}{mention.symbol}` carries another symbol than the registered "
                f"{mark.symbol}",
                f"write `{mark.name}{mark.symbol}`, or correct config.toml or `trademarks`",
            )
