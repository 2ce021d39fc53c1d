"""Plan of a build, made without doing anything: write, keep or delete each file, and why.

What a template can see is what is hashed: an artifact's fingerprint is the digest of
its view and of whatever else can change its bytes. There is no list of dependencies
that could forget one.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Iterable, Mapping

import msgspec

from pressroom.core.digest import digest
from pressroom.core.problems import Problem
from pressroom.formats.artifact import Artifact, Bundle


class ManifestRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """Row of the manifest for one file: digests of its view and salt, its size in bytes, the digest
    of the texts of releases in it, and that of its own bytes."""

    view: str
    salt: str
    size: int
    texts: str = ""
    digest: str = ""


class Action(enum.StrEnum):
    """Action for one file."""

    WRITE = "write"
    KEEP = "keep"
    DELETE = "delete"


class Step(msgspec.Struct, frozen=True):
    """One file's fate, and the reason in words."""

    action: Action
    path: str
    reason: str


UNCHANGED = "nothing it shows has changed"
"""Why a file is kept."""


_ENCODER = msgspec.msgpack.Encoder()


def fingerprint(
    artifact: Artifact | Bundle, salt: str, text_key: Callable[[str], bytes]
) -> ManifestRow:
    """The digests of what decides an artifact's bytes; `salt` holds for all artifacts, and
    `text_key` gives by its source the digest of all that readers get of a release."""
    # Kind and type belong to it: two views may have equal fields.
    kind = (artifact.kind, type(artifact.view).__name__)
    view = _ENCODER.encode((*kind, artifact.view, artifact.texts))
    own = _salted(salt, artifact.salt)
    texts = digest(b"".join(map(text_key, artifact.texts))) if artifact.texts else ""
    return ManifestRow(digest(view), own, -1, texts)


@functools.lru_cache(maxsize=64)
def _salted(salt: str, own: str) -> str:
    return digest(f"{salt}\0{own}".encode())


def plan(
    wanted: Mapping[str, ManifestRow],
    made: Mapping[str, ManifestRow],
    sizes: Mapping[str, int],
    *,
    afresh: str = "",
) -> list[Step]:
    """The steps from what was `made` to what is `wanted`, by path.

    `sizes` holds the sizes in bytes of the files of `made` that are on disk, -1 for one that is not
    as it was made. `afresh` is a reason to write everything again.
    """
    steps = []
    for path, want in wanted.items():
        reason = afresh or _stale(want, made.get(path), sizes.get(path))
        if reason is None:
            steps.append(Step(Action.KEEP, path, UNCHANGED))
        else:
            steps.append(Step(Action.WRITE, path, reason))
    steps += [
        Step(Action.DELETE, path, "nothing asks for it any more")
        for path in made
        if path not in wanted
    ]
    return sorted(steps, key=lambda step: step.path)


def _stale(want: ManifestRow, have: ManifestRow | None, size: int | None) -> str | None:
    if have is None:
        return "it is new"
    if size is None:
        return "it is missing from the output folder"
    if (want.view, want.texts) != (have.view, have.texts):
        return "what it shows has changed"
    if want.salt != have.salt:
        return "the theme, the settings or the program has changed"
    if size != have.size:
        return "someone has changed it in the output folder"
    return None


def clashes(artifacts: Iterable[Artifact], bundles: Iterable[Bundle] = ()) -> list[Problem]:
    """Artifacts that want one path, or a file where another needs a folder, or one in the folder
    of a bundle, in which nothing else may be.

    A release is named before a page that belongs to none. Letter case does not make two
    paths: some hosts' disks do not see it.
    """
    problems = []
    taken = tuple(bundle.folder for bundle in bundles)
    owners: dict[str, Artifact] = {}
    ordered = sorted(artifacts, key=lambda artifact: artifact.origin.startswith("content/"))
    for artifact in ordered:
        first = owners.setdefault(artifact.path.casefold(), artifact)
        if first is not artifact:
            problems.append(_clash(artifact, first))
        if taken and f"{artifact.path.casefold()}/".startswith(taken):
            what = (
                f"{artifact.path} is in the way of what is made in {artifact.path.split('/')[0]}/"
            )
            problems.append(_in_the_way(artifact, what))
    known: set[tuple[str, str]] = set()
    free: set[str] = set()  # folders where no file stands in the way, nor above them
    for artifact in ordered:
        above = []
        folder = artifact.path.casefold().rpartition("/")[0]
        while folder and folder not in free:
            above.append(folder)
            folder = folder.rpartition("/")[0]
        inside = [owners[folder] for folder in above if folder in owners]
        # A release's other forms are where its page is: they clash with it, and once is enough.
        told = [owner for owner in inside if (artifact.origin, owner.path) not in known]
        problems += [_clash(artifact, owner) for owner in told]
        known |= {(artifact.origin, owner.path) for owner in told}
        free.update(above if not inside else ())
    return problems


def _clash(artifact: Artifact, first: Artifact) -> Problem:
    if not artifact.origin.startswith("content/"):
        artifact, first = first, artifact
    what = f"{artifact.path} is in the way of {first.path} (from {first.origin})"
    return _in_the_way(artifact, what)


def _in_the_way(artifact: Artifact, what: str) -> Problem:
    return Problem(
        path=artifact.origin,
        line=1,
        code="PR017",
        message=what,
        remedy="give one of them another address (`slug`, `url`) or another file name",
    )
