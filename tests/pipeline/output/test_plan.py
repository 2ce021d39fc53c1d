"""The plan of a build: what is written, kept and deleted, and why; and files that want one place."""

from __future__ import annotations

from pressroom.formats.artifact import Artifact, Bundle
from pressroom.pipeline.output.plan import Action, ManifestRow, clashes, fingerprint, plan


def test_every_reason() -> None:
    made = {p: ManifestRow("v", "s", 3) for p in ("same", "view", "salt", "size", "gone", "lost")}
    wanted = {
        "new": ManifestRow("v", "s", -1),
        "same": ManifestRow("v", "s", -1),
        "view": ManifestRow("w", "s", -1),
        "salt": ManifestRow("v", "t", -1),
        "size": ManifestRow("v", "s", -1),
        "lost": ManifestRow("v", "s", -1),
    }
    sizes = {"same": 3, "view": 3, "salt": 3, "size": 4, "gone": 3}

    steps = {step.path: (step.action, step.reason) for step in plan(wanted, made, sizes)}

    assert steps == {
        "gone": (Action.DELETE, "nothing asks for it any more"),
        "lost": (Action.WRITE, "it is missing from the output folder"),
        "new": (Action.WRITE, "it is new"),
        "salt": (Action.WRITE, "the theme, the settings or the program has changed"),
        "same": (Action.KEEP, "nothing it shows has changed"),
        "size": (Action.WRITE, "someone has changed it in the output folder"),
        "view": (Action.WRITE, "what it shows has changed"),
    }


def test_a_fingerprint_is_of_all_that_decides_a_file_s_bytes() -> None:
    texts = {"content/releases/a.md": b"a", "content/releases/b.md": b"b"}
    page = Artifact("a/index.html", "content/releases/a.md", "page.html", {"title": "A"})

    def of(artifact: Artifact, salt: str = "salt") -> ManifestRow:
        return fingerprint(artifact, salt, texts.__getitem__)

    others = {
        "kind": of(Artifact(page.path, page.origin, "other.html", page.view)),
        "view": of(Artifact(page.path, page.origin, page.kind, {"title": "B"})),
        "texts": of(Artifact(page.path, page.origin, page.kind, page.view, texts=(*texts,))),
        "own salt": of(Artifact(page.path, page.origin, page.kind, page.view, salt="own")),
        "salt of all": of(page, "another"),
    }
    assert of(page) == of(Artifact("b.html", "", page.kind, page.view))
    assert len({(row.view, row.salt, row.texts) for row in (of(page), *others.values())}) == 6


def test_files_that_want_one_place_are_told_once_by_the_release() -> None:
    def file(path: str, origin: str = "") -> Artifact:
        return Artifact(path, origin, "static", None)

    release = "content/releases/a.md"
    cases: list[tuple[list[Artifact], list[tuple[str, str]]]] = [
        ([file("a.html"), file("b.html")], []),
        ([file("A.html", release), file("a.html", "static/a.html")], [(release, "A.html")]),
        ([file("a"), file("a/b.html", release)], [(release, "a/b.html")]),
        ([file("search/x.bin", release)], [(release, "search/x.bin")]),
    ]
    for files, expected in cases:
        found = clashes(files, [Bundle("search/", "table", "index", None)])
        assert [(each.path, each.message.split(" ", 1)[0]) for each in found] == expected
