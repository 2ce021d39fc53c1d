"""Takes the pictures in docs/pictures, of the sample and of the room for proof: `make pictures`.

Wants Node, Chromium, poppler's `pdftoppm` and npm's packages (`make conformance` installs them).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/pictures"
sys.path.insert(0, str(ROOT))

from tests.conformance.server import hosting  # noqa: E402

_SAMPLE = [
    ("home", "/"),
    ("archive", "/releases/"),
    ("year", "/releases/2013/"),
    ("release", "/releases/2013/th3resa-results/"),
    ("tables", "/releases/2013/fiscal-2013-results/"),
    ("product", "/products/kadcyla/"),
    ("products", "/products/"),
    ("topic", "/topics/clinical/"),
    ("contacts", "/contacts/"),
    ("subscribe", "/subscribe/"),
    ("search", "/search/?q=gastric+cancer"),
    ("calendar", "/calendar/"),
    ("event", "/calendar/european-cancer-congress-2013/"),
    ("documents", "/documents/"),
    ("people", "/people/"),
    ("results", "/results/"),
    ("quarter", "/results/2013/q4/"),
    ("media", "/media/"),
    ("picture", "/media/first-us-sales/"),
    ("page", "/about/"),
    ("accessibility", "/accessibility/"),
    ("not-found", "/404.html"),
]
_PROOF = [
    ("german", "/releases/2026/results-de/"),
    ("japanese", "/releases/2026/results-ja/"),
    ("language", "/de/"),
    ("corrections", "/corrections/"),
    ("corrected", "/releases/2026/outlook/"),
    ("withdrawn", "/releases/2026/merger/"),
]
_PRESETS = ("modern", "gazette", "signal")
_COLOURS = 64


def _build(room: Path, output: Path, *more: str) -> None:
    command = (sys.executable, str(ROOT / "build.py"), "--root", str(room), "--output", str(output))
    subprocess.run([*command, *more], check=True, stdout=subprocess.DEVNULL)


def _take(site: Path, pages: list[tuple[str, str]], folder: Path) -> None:
    chromium = shutil.which("chromium") or sys.exit("chromium is not installed")
    with hosting(site) as host:
        job = {"url": host.url, "chromium": chromium, "folder": str(folder), "pages": pages}
        script = ROOT / "docs/pictures.mjs"
        subprocess.run(["node", str(script)], input=json.dumps(job), text=True, check=True)
    for name, _ in pages:
        pdf = folder / f"{name}-print.pdf"
        subprocess.run(
            ["pdftoppm", "-r", "60", "-png", str(pdf), str(pdf.with_suffix(""))], check=True
        )
        _side_by_side(sorted(folder.glob(f"{name}-print-*.png")), folder / f"{name}-print.png")
        pdf.unlink()


def _side_by_side(pages: list[Path], target: Path) -> None:
    pictures = [Image.open(page) for page in pages]
    whole = Image.new("RGB", (sum(p.width for p in pictures), pictures[0].height), "white")
    left = 0
    for page, picture in zip(pages, pictures, strict=True):
        whole.paste(picture, (left, 0))
        left += picture.width
        page.unlink()
    whole.save(target)


def _sample_room(room: Path, more: str = "") -> None:
    """A copy of the sample's sources, with more lines of settings."""
    room.mkdir(parents=True)
    for name in ("content", "templates", "static"):
        shutil.copytree(ROOT / name, room / name)
    settings = (ROOT / "config.toml").read_text(encoding="utf-8")
    (room / "config.toml").write_text(settings + more, encoding="utf-8")


def _of_presets(work: Path) -> None:
    """The home page in each look that comes along."""
    for preset in _PRESETS:
        room = work / preset
        _sample_room(room, f'\n[theme]\npreset = "{preset}"\n')
        _build(room, work / f"{preset}-site")
        _take(work / f"{preset}-site", [(preset, "/")], FOLDER)


def _of_import(work: Path) -> None:
    """The sample Word file, and the page made of it. Of the file only where LibreOffice is there to
    set it; the picture that there is stays otherwise."""
    room, word = work / "room", ROOT / "docs/samples/import/third-quarter.docx"
    _sample_room(room)
    command = (sys.executable, str(ROOT / "build.py"), "import", "--root", str(room), "--archive")
    subprocess.run([*command, str(word)], check=True, capture_output=True)
    _build(room, work / "site")
    (page,) = (work / "site/releases/2013").glob("immunogen-inc-reports-on-third-*/index.html")
    pages = [("page", f"/releases/2013/{page.parent.name}/")]
    (work / "pictures").mkdir()
    _take(work / "site", pages, work / "pictures")
    taken = Image.open(work / "pictures/page-1280-light.png")
    taken.crop((0, 0, taken.width, 1500)).save(ROOT / "docs/import-page.png")
    if office := shutil.which("soffice"):
        made = (office, "--headless", "--convert-to", "pdf", "--outdir", str(work), str(word))
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        paper = ("pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-png", "-singlefile")
        subprocess.run(
            [*paper, str(work / "third-quarter.pdf"), str(ROOT / "docs/import-word")], check=True
        )


def main() -> None:
    """Takes all of them anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with tempfile.TemporaryDirectory() as name:
        sample, proof = Path(name) / "sample", Path(name) / "proof"
        _build(ROOT, sample)
        _build(ROOT / "tests/conformance/room", proof, "--as-of", "2026-06-01T12:00:00Z")
        _take(sample, _SAMPLE, FOLDER)
        _take(proof, _PROOF, FOLDER)
        _of_presets(Path(name))
        _of_import(Path(name))
    for picture in (*sorted(FOLDER.glob("*.png")), *(ROOT / "docs").glob("import-*.png")):
        Image.open(picture).convert("RGB").quantize(_COLOURS).save(picture, optimize=True)
    home = Image.open(FOLDER / "home-1280-light.png")
    home.crop((0, 0, home.width, 900)).save(ROOT / "docs/press-room.png", optimize=True)


if __name__ == "__main__":
    main()
