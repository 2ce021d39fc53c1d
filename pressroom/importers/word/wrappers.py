"""Wrappers around a Word file's text: content controls, smart tags, alternative content; and hidden
runs and comments, which go.

What they hold takes their place. Of alternative content one branch stays, and never both.
"""

from __future__ import annotations

from lxml import etree

from pressroom.core.problems import Severity
from pressroom.importers.word.changes import join_with_next
from pressroom.importers.word.findings import WordFinding, finding
from pressroom.importers.word.hidden import HIDDEN, Looks, is_covered, is_hidden_box
from pressroom.importers.word.names import (
    MC,
    Element,
    M,
    found,
    is_on,
    local,
    removed,
    replace_by_children,
    w,
)

_ALTERNATIVES = f"{{{MC}}}AlternateContent"
_TRANSPARENT = (w("smartTag"), w("customXml"), w("dir"), w("bdo"), w("sdtContent"))
_OUTSIDE = {
    w("altChunk"): "another file put into it (an altChunk)",
    w("subDoc"): "another file linked to it (a subdocument)",
    w("contentPart"): "ink or another drawing by hand",
}
_KNOWN = (
    "http://schemas.microsoft.com/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-micro",
)
# What a branch has that can be read: text or a picture.
_READABLE = frozenset({"t", "blip", "imagedata", "textpath", "sym"})


def choose_branches(root: Element) -> list[WordFinding]:
    """Puts one branch of alternative content in its place, everywhere below `root`; tells of those
    whose words differ."""
    return [told for each in list(root.iter(_ALTERNATIVES)) for told in _one_branch(each)]


def unwrap(root: Element) -> list[WordFinding]:
    """Puts what wrappers below `root` hold in their place; tells of what is not taken over."""
    told: list[WordFinding] = []
    for control in list(root.iter(w("sdt"))):
        if is_on(found(control, "sdtPr", "showingPlcHdr")) and _words(control):
            what = "has a content control that nobody filled in; it shows what belongs there"
            told.append(finding(control, "PR445", Severity.WARNING, what, "fill it in, in Word"))
        content = control.find(w("sdtContent"))
        replace_by_children(control, list(content) if content is not None else [])
    for wrapper in list(root.iter(*_TRANSPARENT)):
        replace_by_children(wrapper, [each for each in wrapper if not local(each).endswith("Pr")])
    for outside in list(root.iter(*_OUTSIDE)):
        what = f"has {_OUTSIDE[str(outside.tag)]}, which is left out"
        remedy = "put its text into the Word file itself, or type it"
        told.append(finding(outside, "PR443", Severity.ERROR, what, remedy))
        removed(outside)
    return told


def remove_hidden(root: Element, looks: Looks) -> list[WordFinding]:
    """Removes the runs that nobody sees, and joins paragraphs whose mark is hidden; tells of them
    with their paragraph, and without their words."""
    told: list[WordFinding] = []
    boxes = [(each, HIDDEN) for each in root.iter(w("txbxContent")) if is_hidden_box(each)]
    covered = [each for each in root.iter(w("tc")) if is_covered(each)]
    boxes += [(each, HIDDEN) for cell in covered for each in cell.iter(w("r"))]
    runs = root.iter(w("r"), f"{{{M}}}r")
    hidden = [*boxes, *((run, why) for run in runs if (why := looks.why_hidden(run)))]
    marks = [each for each in root.iter(w("p")) if looks.styles.mark_is_hidden(each)]
    for run, why in hidden:
        if _shows_anything(run):
            told.append(_hidden_finding(run, why))
        removed(run)
    for paragraph in reversed(marks):
        join_with_next(paragraph)
    return told


def remove_comments(root: Element) -> list[WordFinding]:
    """Removes the marks of comments; tells of each paragraph that has some."""
    counts: dict[WordFinding, None] = {}
    for mark in list(root.iter(w("commentReference"))):
        remedy = "look whether they are settled; in Word: Review, Delete All Comments"
        what = "has comments, which are left out"
        counts.setdefault(finding(mark, "PR434", Severity.WARNING, what, remedy))
        removed(mark)
    return list(counts)


def _hidden_finding(run: Element, why: str) -> WordFinding:
    if why == HIDDEN:
        what, code = "has hidden text, which is left out", "PR435"
        remedy = (
            "take it out in Word (Home, ¶ shows it), or show it there if readers are to have it"
        )
    else:
        what, code = "has text that nobody can see, by its colour or size; it is left out", "PR436"
        remedy = "take it out in Word, or give it a colour and size that can be read"
    return finding(run, code, Severity.WARNING, what, remedy)


def _one_branch(alternatives: Element) -> list[WordFinding]:
    branch = _shown_branch(alternatives)
    told = []
    if branch is not None:
        kept = sorted(_words(branch).split())
        others = [each for each in alternatives if each is not branch]
        if any(_words(each) and sorted(_words(each).split()) != kept for each in others):
            what = (
                "has text in several versions, for several programs (alternative content); "
                "one was taken, and the others are left out"
            )
            remedy = "compare it with what Word shows"
            told.append(finding(alternatives, "PR437", Severity.WARNING, what, remedy))
    replace_by_children(alternatives, list(branch) if branch is not None else [])
    return told


def _shown_branch(alternatives: Element) -> Element | None:
    """The branch of alternative content that is read: the first choice that Word knows and that has
    text or a picture, or else the fallback."""
    choices = [each for each in alternatives.findall(f"{{{MC}}}Choice") if _is_known(each)]
    fallback = alternatives.find(f"{{{MC}}}Fallback")
    readable = next((each for each in choices if _is_readable(each)), None)
    if readable is not None:
        return readable
    return fallback if fallback is not None else next(iter(choices), None)


def _is_known(choice: Element) -> bool:
    """Whether Word may know all that a choice asks for, by whose namespaces they are."""
    spaces = [choice.nsmap.get(prefix) for prefix in choice.get("Requires", "").split()]
    return all(space is None or space.startswith(_KNOWN) for space in spaces)


def _is_readable(branch: Element) -> bool:
    return any(local(each) in _READABLE for each in branch.iter(etree.Element))


def _shows_anything(run: Element) -> bool:
    return any(local(each) in _READABLE and (each.text or "x").strip() for each in run.iter())


def _words(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(w("t"))).strip()
