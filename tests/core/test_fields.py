"""Plain data against a record: what its fields want, member by member of a union."""

from __future__ import annotations

from typing import Annotated

import msgspec
import pytest

from pressroom.core.fields import Codes, Reader, documented


def no_x(text: str) -> str:
    return "" if "x" in text else "no x"


class Person(msgspec.Struct, frozen=True):
    """Somebody."""

    name: Annotated[str, documented("who", "Jo")]


class Sample(msgspec.Struct, frozen=True):
    """One field of each shape."""

    title: Annotated[str, documented("a line", "a headline")]
    note: Annotated[str, documented("more lines", "a note", lines=True)] = ""
    signs: Annotated[tuple[str, ...], documented("each with an x", "[x]", check=no_x)] = ()
    people: Annotated[tuple[str | Person, ...] | str, documented("who", "[Jo]")] = ()
    draft: Annotated[bool, documented("not yet", "true")] = False
    years: Annotated[dict[str, int], documented("by key", "{a: 1}")] = {}


def read(**data: object) -> tuple[dict[str, object] | None, list[str]]:
    reader = Reader("a.md", {}, Codes("unknown", "missing", "wrong"))
    values = reader.record(Sample, {"title": "A", **data})
    return values, [f"{problem.code}: {problem.message}" for problem in reader.problems]


def test_each_value_becomes_what_its_field_wants() -> None:
    values, problems = read(
        note="a\nb", people=["Jo", {"name": "Ann"}], draft="true", years={"a": "5"}
    )
    assert not problems
    assert values == {
        "title": "A",
        "note": "a\nb",
        "people": ("Jo", Person("Ann")),
        "draft": True,
        "years": {"a": 5},
    }
    assert read(people="Jo")[0] == {"title": "A", "people": "Jo"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"title": "a\nb"}, "wrong: `title` has a line break"),
        ({"title": "a\u2028b"}, "wrong: `title` has a line break"),
        ({"note": "a\u0085b"}, "wrong: `note` has a control character"),
        ({"note": "a\ufffeb"}, "wrong: `note` has a control character"),
        ({"title": " "}, "missing: `title` is empty"),
        ({"title": ["a"]}, "wrong: `title` must be text, not a list"),
        ({"signs": ["x", "y"]}, "wrong: `signs[2]` is no x: `y`"),
        ({"signs": "x"}, "wrong: `signs` must be a list, not `x`"),
        ({"people": [{"name": ""}]}, "missing: `name` is empty"),
        ({"people": [{}]}, "missing: no `name` in `people[1]`"),
        ({"draft": "perhaps"}, "wrong: `draft` must be `true` or `false`, not `perhaps`"),
        ({"years": {"a": "b"}}, "wrong: `years` must be text, not a group of keys"),
    ],
)
def test_each_fault_is_told_where_it_is(data: dict[str, object], problem: str) -> None:
    assert read(**data)[1] == [problem]


def test_a_no_break_space_is_no_fault() -> None:
    assert read(title="Q1\u00a0results")[1] == []
