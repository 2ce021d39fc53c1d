"""Rules on the use of trademarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.content.load.registered import registry_marks
from pressroom.content.model import Mark
from pressroom.content.trademarks.attribution import attributed_names, is_attribution
from pressroom.content.trademarks.mentions import mark_finder
from pressroom.content.trademarks.policy import SymbolSetter
from pressroom.content.trademarks.symbols import SYMBOLS
from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.spelling import is_misspelling

_SYMBOL = re.compile(f"[{SYMBOLS}]")
_LAST_NAME = re.compile(r"[^\W_][\w&.+-]*\Z")


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


def unattributed_mark(release_text: ReleaseText) -> Iterator[Fault]:
    """A name that carries a symbol is attributed to its owner.

    A symbol says that the name is somebody's; without the line at the end nobody
    learns whose.

    Bad:
        ACME Corporation (NYSE: ACME) works with Gizmo® steel.

    Good:
        trademarks: [{name: Gizmo, symbol: ®, owner: Gizmo Steel AG}]

        ACME Corporation (NYSE: ACME) works with Gizmo® steel.

    Source: International Trademark Association, proper use; newswire editors' lists
    """
    if not release_text.has_symbols:
        return
    known = {mention.symbol_end for mention in release_text.mentions if mention.symbol}
    registered_names = [product.name for product in release_text.config.products]
    told: dict[str, tuple[int, str]] = {}
    for line, match in release_text.find(_SYMBOL):
        found = _LAST_NAME.search(release_text.prose[max(match.start() - 60, 0) : match.start()])
        if found is None or match.end() in known:
            continue
        # A registered name that is misspelt is PR219's.
        if not any(is_misspelling(found[0], name) for name in registered_names):
            told.setdefault(found[0], (line, match[0]))
    own = [
        paragraph.text
        for paragraph in release_text.paragraphs
        if told and is_attribution(paragraph.text)
    ]
    told = {name: at for name, at in told.items() if not any(name in text for text in own)}
    for line in dict.fromkeys(line for line, _ in told.values()):
        names = [(name, symbol) for name, (at, symbol) in told.items() if at == line]
        listed = ", ".join(f"`{name}{symbol}`" for name, symbol in names)
        verb = "is" if len(names) == 1 else "are"
        name, symbol = names[0]
        yield Fault(
            line,
            f"{listed} {verb} attributed to nobody",
            f"add `{{name: {name}, symbol: {symbol}, owner: …}}` to `trademarks`",
        )


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
