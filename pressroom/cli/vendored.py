"""Wheels (PEP 427) of what is installed, for the `vendor/` folder of a new press room, and the
requirements that name them.

A press room installs the Pressroom that began it, from its own folder, and all else by its hashes:
no package that somebody puts into an index under one of these names can run in its place. The
wheel is written here and not by a build backend, since where Pressroom is installed there is none,
and the same program has to give the same bytes, whether it was installed from a wheel or runs in a
checkout.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from pressroom.core.package import PACKAGE
from pressroom.core.problems import Abort, Problem

_WHEEL = "Wheel-Version: 1.0\nGenerator: pressroom init\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
# What an installer wrote, or Python: it is no part of a wheel.
_NOT_IN_A_WHEEL = frozenset({"INSTALLER", "RECORD", "REQUESTED", "WHEEL", "direct_url.json"})
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_IN_THE_LOCK = "starter/requirements.lock"
# The index has no wheel of it, and to build one pip would fetch tools that nobody has pinned.
_ONLY_AS_SOURCE = "feedgen"
_PIN = re.compile(r"^(?P<name>[\w.-]+)==[^\n]*\n(?:[ ]+[^\n]*\n)*", re.MULTILINE)


def vendored() -> dict[str, bytes]:
    """The wheels of Pressroom and of what no index has as a wheel, by file name.

    Raises `Abort` when Pressroom was not installed, so that nothing tells its dependencies.
    """
    try:
        ours = metadata.distribution("pressroom")
        other = metadata.distribution(_ONLY_AS_SOURCE)
    except metadata.PackageNotFoundError as error:
        what, remedy = f"`{error.name}` is not installed", "python -m pip install -e ."
        found = Problem(path="vendor/", code="PR508", message=what, remedy=remedy)
        raise Abort([found], 2) from error
    wheels = (
        (ours, {**dict(_package()), **_described(ours)}),
        (other, {**_modules(other), **_described(other)}),
    )
    return {_wheel_name(each): _wheel(each, members) for each, members in wheels}


def requirements(wheels: Mapping[str, bytes]) -> str:
    """The text of `requirements.txt`: the wheels in `vendor/`, then every other package, with the
    hashes of all."""
    own = [
        f"./vendor/{name} \\\n    --hash=sha256:{hashlib.sha256(data).hexdigest()}\n"
        for name, data in wheels.items()
    ]
    pins = [pin[0] for pin in _pins(_lock()) if pin["name"] != _ONLY_AS_SOURCE]
    return "".join([*own, *pins])


def _lock() -> str:
    return dict(_package())[f"pressroom/{_IN_THE_LOCK}"].decode()


def _pins(lock: str) -> list[re.Match[str]]:
    """The lock's pins, without those that only a checkout takes to set itself up."""
    pins = list(_PIN.finditer(lock))
    needed = {"pressroom"}
    while True:
        more = {pin["name"] for pin in pins if needed & _wanted_by(pin[0])}
        if more <= needed:
            return [pin for pin in pins if pin["name"] in needed]
        needed |= more


def _wanted_by(pin: str) -> set[str]:
    """Packages that need a pinned package, as uv notes it; `pressroom` but for its group
    `setup`."""
    _, _, noted = pin.partition("# via")
    asking = re.findall(r"[\w.-]+(?: \([^)]*\))?", noted)
    return {name.partition(" ")[0] for name in asking if not name.endswith(":setup)")}


def _package() -> Iterator[tuple[str, bytes]]:
    """Every file of Pressroom's package, by its name in a wheel. In a checkout some lie elsewhere,
    where `pyproject.toml` says."""
    yield from _files(PACKAGE, "pressroom")
    project = PACKAGE.parent / "pyproject.toml"
    if not (PACKAGE / _IN_THE_LOCK).is_file():
        settings = tomllib.loads(project.read_text(encoding="utf-8"))
        included = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
        for source, name in included.items():
            yield from _files(PACKAGE.parent / source, name)


def _files(top: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in [top] if top.is_file() else top.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            below = path.relative_to(top).as_posix()
            yield name if below == "." else f"{name}/{below}", path.read_bytes()


def _modules(distribution: metadata.Distribution) -> dict[str, bytes]:
    """The files of an installed distribution but for its description, by name."""
    listed = distribution.files or ()
    inside = (
        file
        for file in listed
        if not {"..", "__pycache__"} & set(file.parts) and not file.parts[0].endswith(".dist-info")
    )
    return {file.as_posix(): Path(str(file.locate())).read_bytes() for file in inside}


def _described(distribution: metadata.Distribution) -> dict[str, bytes]:
    """Metadata, commands and licences of a distribution, from its `.dist-info` folder."""
    return {
        "/".join((_info(distribution), *file.parts[1:])): Path(str(file.locate())).read_bytes()
        for file in distribution.files or ()
        if file.parts[0].endswith(".dist-info") and file.name not in _NOT_IN_A_WHEEL
    }


def _info(distribution: metadata.Distribution) -> str:
    return f"{distribution.name}-{distribution.version}.dist-info"


def _wheel_name(distribution: metadata.Distribution) -> str:
    return f"{distribution.name}-{distribution.version}-py3-none-any.whl"


def _wheel(distribution: metadata.Distribution, members: Mapping[str, bytes]) -> bytes:
    """A wheel of pure Python, the same for the same members."""
    info = _info(distribution)
    members = {**members, f"{info}/WHEEL": _WHEEL.encode()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, data in [*sorted(members.items()), (f"{info}/RECORD", _record(members, info))]:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            wheel.writestr(entry, data)
    return written.getvalue()


def _record(members: Mapping[str, bytes], info: str) -> bytes:
    rows: Iterable[str] = (
        f"{name},sha256={_digest(data)},{len(data)}" for name, data in sorted(members.items())
    )
    return "".join(f"{row}\n" for row in [*rows, f"{info}/RECORD,,"]).encode()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
