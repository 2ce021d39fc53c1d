import re
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from pressroom.content.load.split import split_front_matter
from pressroom.content.load.yaml_nodes import YamlMapping, read_yaml
from pressroom.importers.front_matter_text import release_text

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
CONTACT = st.fixed_dictionaries({"name": WORDS, "phone": WORDS})


def read(text: str) -> Any:
    parts, problems = split_front_matter(text.encode(), "x.md")
    assert (problems, parts is not None) == ([], True)
    assert parts is not None
    found = read_yaml(parts, "x.md")
    assert isinstance(found, YamlMapping)
    return found.values


@given(WORDS, st.lists(WORDS, max_size=4), st.lists(CONTACT, max_size=2))
@example("Acme: results & outlook", ["on", "[●]", "- so", "a, b"], [])
@example("a\x85b\u2028c", ["\n---\n", "x\ndraft: false", "\x7f", "\ufeff"], [])
@example("'Quoted' \"twice\" #1", ["100%", "0123", "2026-07-30"], [{"name": "~", "phone": "{"}])
def test_what_is_written_is_read_again(
    title: str, subheads: list[str], contacts: list[dict[str, str]]
) -> None:
    front = {"title": title, "draft": True, "subheads": subheads, "contacts": contacts}

    assert read(release_text(front, "Text.\n")) == {**front, "draft": "true"}


@given(WORDS, WORDS)
@example("a}\ndraft: false\nx: {b", "---")
def test_names_of_keys_are_text_too(name: str, value: str) -> None:
    made = release_text({"draft": True, "contacts": [{name: value}]}, "Text.\n")

    assert read(made) == {"draft": "true", "contacts": [{name: value}]}
    assert not re.search("[\x7f-\x9f\u2028\u2029]", made)
