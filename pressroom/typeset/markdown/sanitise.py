"""Sanitiser of converted Markdown: reports unsafe or unsupported HTML and rewrites links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressroom.content.load.file_names import missing_file_remedy
from pressroom.content.model import Document
from pressroom.standards.media_types import claims_too_much
from pressroom.typeset.markdown import allowed, links
from pressroom.typeset.markdown.hidden import hidden_words, is_read_aloud, may_hide
from pressroom.typeset.markdown.limits import without_code
from pressroom.typeset.markdown.rendered import Finding, Inset

_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\]^\n][^\]\n]*)\]:[ ]*(\S+)[^\n]*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\]\n]+)\][ ]?:[^\n]*$", re.MULTILINE)
_LONGEST = 60  # characters of an excerpt
_MOST_QUOTED = 10
_NOTE_MARK = re.compile(r"[/(\[]?\d{1,2}[)\]]?")
_TABLES = (".csv", ".xlsx")
_ADDRESS_LIKE = re.compile(r"<|[a-z][a-z0-9+.-]*:|[/#.?]|[\w-]+[./#]\w", re.IGNORECASE)


class Sanitiser:
    """Reports unsafe or unsupported HTML in one converted text and rewrites its links.

    `text` is the Markdown source, `files` are the files beside it by name, and `base` is the path
    the site lives under. After `sanitise`, `files` names those used, `insets` the tables to put in,
    and `findings` what the author should know.
    """

    def __init__(self, text: str, files: Mapping[str, Document], base: str) -> None:
        self.text = text
        self.beside = files
        self.base = base
        self.files: list[str] = []
        self.insets: list[Inset] = []
        self.findings: list[Finding] = []
        self._reported: set[str] = set()
        self._hidden: list[str] = []
        self._lost_attributes: dict[str, str] = {}
        self._lost = 0  # attributes that are left out, in all elements

    def sanitise(self, tree: LexborHTMLParser) -> None:
        """Checks every element and attribute of `tree`, and rewrites links in place."""
        # Before any attribute is taken away, since colours depend on those around them.
        some = may_hide(self.text)
        hidden = {n.mem_id for n in _elements(tree) if self._is_hidden(n)} if some else ()
        unknown = dict[str, None]()
        for node in _elements(tree):
            tag = node.tag or ""
            if node.mem_id in hidden:
                continue
            if tag in allowed.UNSAFE:
                self._report_unsafe(
                    f"<{tag}", f"`<{tag}>` is not safe in a release", f"take `<{tag}>` out"
                )
            elif tag not in allowed.TAGS and tag not in allowed.KNOWN and ":" not in tag:
                unknown[tag] = None
            elif tag not in allowed.TAGS:
                self._report_dropped(
                    f"<{tag}", f"`<{tag}>` is left out, its text stays", "write it in Markdown"
                )
            for name, value in list(node.attributes.items()):
                self._check_attribute(node, tag, name, value or "")
        self._report_unknown(list(unknown))
        if self._lost_attributes:
            names = ", ".join(f"`{name}`" for name in sorted(self._lost_attributes))
            what = "the attribute" if len(self._lost_attributes) == 1 else "the attributes"
            verb = "is" if len(self._lost_attributes) == 1 else "are"
            first = min(self._lost_attributes.values(), key=self._line)
            places = f", in {self._lost:,} places" if self._lost > 1 else ""
            self._report_dropped(
                first, f"{what} {names} {verb} left out{places}", "looks are the theme's to give"
            )

    def _report_unknown(self, tags: list[str]) -> None:
        """Reports words in angle brackets that are no HTML, each as typed, line by line."""
        if not tags:
            return
        names = "|".join(map(re.escape, tags))
        typed = re.compile(rf"<(?:{names})(?![^\s/>])[^<>\n]*>?", re.IGNORECASE)
        remedy, seen = "write `&lt;` for its `<`", set[str]()
        for number, row in enumerate(without_code(self.text).split("\n"), start=1):
            found = list(dict.fromkeys(typed.findall(row))) if "<" in row else []
            if not found:
                continue
            seen |= {each[1:].lower() for each in found}
            written = ", ".join(f"`{each[:_LONGEST]}`" for each in found[:_MOST_QUOTED])
            if len(found) > _MOST_QUOTED:
                written += f" and {len(found) - _MOST_QUOTED:,} more"
            what = f"{written} is no HTML, and its words would be lost"
            if len(found) > 1:
                what = f"{written} are no HTML, and their words would be lost"
            several = "write `&lt;` for each `<`" if len(found) > 1 else remedy
            self.findings.append(Finding(number, "PR107", True, what, several))
        for tag in tags:
            if not any(each.startswith(tag) for each in seen):
                what = f"`<{tag}>` is no HTML, and its words would be lost"
                self._report(f"<{tag}", "PR107", True, what, remedy)

    def _is_hidden(self, node: LexborNode) -> bool:
        """Whether something hides words in an element; they are reported, once for all in it."""
        found = hidden_words(node)
        if found is None:
            return False
        how, words = found
        if not any(words in others for others in self._hidden):
            self._hidden.append(words)
            short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
            needle = next((word for word in (words, words[:20]) if word in self.text), how)
            what = f"`{how}` hides `{short}`, which readers would see"
            # Excel hides what of a cell stands beyond its edge: such a mark is no secret. Nor is
            # what screen readers read to those who listen.
            fatal = not _NOTE_MARK.fullmatch(words) and not is_read_aloud(how)
            self._report(needle, "PR120", fatal, what, "take the words out, or what hides them")
        return True

    def check_definitions(self) -> None:
        """Reports footnotes that hide one another, and lines such as `[Table 1]: Results`, which
        Markdown takes for a link's address and leaves out."""
        if "]:" not in self.text and "] :" not in self.text:
            return
        labels: set[str] = set()
        for match in _FOOTNOTE.finditer(self.text):
            line = self.text.count("\n", 0, match.start()) + 1
            if re.search(r"\s", match[1]):
                what = f"the footnote's label `[^{match[1]}]` has a space in it"
                self.findings.append(Finding(line, "PR109", True, what, "write it as one word"))
            elif self.text.count(f"[^{match[1]}]") == 1:
                what = f"nothing in the text refers to the footnote `[^{match[1]}]`"
                remedy = "put its mark where it belongs, or take the note out"
                self.findings.append(Finding(line, "PR109", True, what, remedy))
            if match[1] in labels:
                what = f"a second footnote is called `[^{match[1]}]`, and hides the first"
                remedy = "give each a label of its own"
                self.findings.append(Finding(line, "PR109", True, what, remedy))
            labels.add(match[1])
        for match in _ABBREVIATION.finditer(self.text):
            rest = self.text.replace(match[0], "")
            if not re.search(rf"(?<!\w){re.escape(match[1])}(?!\w)", rest):
                what = (
                    f"`{match[0][:60].strip()}` explains what is not in the text, and is left out"
                )
                self._report_dropped(match[0], what, "write the abbreviation as the text has it")
        for match in _DEFINITION.finditer(self.text):
            if not _ADDRESS_LIKE.match(match[2]):
                self._report_dropped(
                    match[0],
                    f"`{match[0].strip()}` is taken for the address of a link and left out",
                    "write a backslash before its `[`",
                )

    def _check_attribute(self, node: LexborNode, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._report_unsafe(
                name, f"the event handler `{name}` is not safe", f"take `{name}` out"
            )
        elif name in ("href", "src"):
            self._check_address(node, tag, name, value)
        elif name == "align" and tag in allowed.ALIGNED and value.lower() in allowed.ALIGNMENTS:
            del node.attrs["align"]
            node.attrs["class"] = value.lower()
        elif not allowed.is_allowed_attribute(tag, name, value) and tag in allowed.TAGS:
            self._lost_attributes.setdefault(name, f"{name}=")
            self._lost += 1
            del node.attrs[name]

    def _check_address(self, node: LexborNode, tag: str, name: str, value: str) -> None:
        kind = links.scheme(value)
        if kind in links.UNSAFE_SCHEMES:
            self._report_unsafe(
                f"{kind}:", f"an address with `{kind}:` is not safe", "link to a page or a file"
            )
        elif kind and kind not in links.SAFE_SCHEMES:
            del node.attrs[name]
            self._report_dropped(
                value,
                f"no reader can follow `{value}`; the link is left out, its text stays",
                "link to where it is published",
                code="PR105",
            )
        elif value.startswith("/") and not value.startswith("//"):
            node.attrs[name] = self.base + value
        elif kind and " " in value:
            # Browsers repair such addresses, feed readers do not.
            node.attrs[name] = value.strip().replace(" ", "%20")
        elif not kind and value[:1] not in ("#", "/", "?"):
            self._check_relative_address(node, name, value)

    def _check_relative_address(self, node: LexborNode, name: str, value: str) -> None:
        file = links.file_beside(value, self.beside)
        fault = self.beside[file].misfit if file is not None else None
        if fault is not None:
            self._report(f"({value}", "PR030", True, f"`{file}` is {fault[0]}", fault[1])
        if file is not None and name == "src" and file.lower().endswith(_TABLES):
            self._add_inset(node, file, value)
            return
        if file is not None:
            if file not in self.files:
                self.files.append(file)
            document = self.beside[file]
            node.attrs[name] = self.base + document.url
            if name == "src" and document.fault is not None:
                what, remedy = document.fault
                self._report(f"({value}", "PR030", False, f"`{file}` is {what}", remedy)
            if name == "src" and claims_too_much(file, document.width, document.height):
                what = f"`{file}` claims {document.width:,} by {document.height:,} pixels"
                remedy = "make it smaller, or link to it: `[…](…)` without the `!`"
                self._report(f"({value}", "PR034", True, what, remedy)
            if name == "src" and document.width and not {"width", "height"} & {*node.attributes}:
                node.attrs["width"] = str(document.width)
                node.attrs["height"] = str(document.height)
            return
        table = name == "src" and value.partition("#")[0].lower().endswith(_TABLES)
        what = f"there is no file `{value}` beside the release" if value else "a link leads nowhere"
        none = "put it into the release's folder (without one, first move the text to "
        none += "`NAME/index.md`), or give the whole address"
        remedy = missing_file_remedy(unquote(value), self.beside, none=none)
        # A missing table is an error, not a warning: no reader would notice that it is missing.
        self._report(f"({value}", "PR106", table, what, remedy)

    def _add_inset(self, node: LexborNode, file: str, value: str) -> None:
        number = len(self.insets)
        node.attrs["src"] = f"#statement-{number}"
        self.insets.append(
            Inset(
                file,
                unquote(value.partition("#")[2]),
                ": ".join(filter(None, (node.attributes.get("alt"), node.attributes.get("title")))),
                self._line(f"({value}"),
                f"<!--statement {number}-->",
            )
        )

    def report_unread_maths(self, unread: Iterable[str]) -> None:
        """Reports formulas whose LaTeX cannot be read; they are shown as typed."""
        for formula in unread:
            self._report_dropped(
                formula,
                f"`{formula}` is no formula that can be read, and stays as it is",
                "mend it, or write a backslash before its first `$`",
                code="PR115",
            )

    def _report_unsafe(self, needle: str, message: str, remedy: str) -> None:
        self._report(needle, "PR101", True, message, remedy)

    def _report_dropped(self, needle: str, message: str, remedy: str, code: str = "PR104") -> None:
        self._report(needle, code, False, message, remedy)

    def _report(self, needle: str, code: str, fatal: bool, message: str, remedy: str) -> None:
        if message in self._reported:
            return
        self._reported.add(message)
        self.findings.append(Finding(self._line(needle), code, fatal, message, remedy))

    def _line(self, needle: str) -> int:
        """Number of the first line that contains `needle`, ignoring case; 1 if none does."""
        at = self.text.lower().find(needle.lower())
        return self.text.count("\n", 0, at) + 1 if at >= 0 else 1


def _elements(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    body = tree.body
    if body is None:
        return
    for node in body.traverse(include_text=False):
        if node.is_element_node and node.tag not in ("body", None):
            yield node
