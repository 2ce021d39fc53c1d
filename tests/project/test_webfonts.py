"""The pages' web fonts are current, small, lawfully named, and loaded where they are used."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

from tests.conftest import CONFIG, REPOSITORY, Room

FONTS = sorted((REPOSITORY / "static/assets/fonts").glob("*.woff2"))


@pytest.fixture(scope="module")
def webfonts() -> ModuleType:
    """docs/webfonts.py, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("webfonts", REPOSITORY / "docs/webfonts.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_fonts_and_rules_are_what_the_script_makes(
    webfonts: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    webfonts.main(["--check"])
    # A font of another face, one that is missing, and a rule that was changed by hand are found.
    sheet = tmp_path / "press.css"
    sheet.write_text(webfonts.SHEET.read_text().replace("size-adjust: 9", "size-adjust: 8"))
    for path in FONTS[1:]:
        (tmp_path / path.name).write_bytes(FONTS[0].read_bytes())
    monkeypatch.setattr(webfonts, "FONTS", tmp_path)
    monkeypatch.setattr(webfonts, "SHEET", sheet)
    with pytest.raises(SystemExit) as told:
        webfonts.main(["--check"])
    for name in (*(path.name for path in FONTS), "press.css"):
        assert name in str(told.value)


def test_the_fonts_are_small_and_not_called_by_the_reserved_name() -> None:
    """The licence reserves `Source` for whole fonts; its text and their notice come along."""
    assert len(FONTS) == 5
    assert sum(path.stat().st_size for path in FONTS) < 120_000
    for path in FONTS:
        with TTFont(path, lazy=True) as font:
            names = {record.nameID: str(record) for record in font["name"].names}
            letters = font.getBestCmap()
        called = [names[number] for number in names if number not in (0, 5, 13, 14)]
        assert called and not [name for name in called if "source" in name.lower()]
        assert "Adobe" in names[0] and "OFL" in names[13] + names[14]
        # Signs that releases want.
        assert not [
            sign for sign in "Äßéłőřșşğ“”„’–—…®™℠€£©≥≤±×−½→\u00a0\u202f" if ord(sign) not in letters
        ]
    assert "serif-*.woff2" in (FONTS[0].parent / "OFL.txt").read_text(encoding="utf-8")


def test_a_page_begins_with_the_fonts_that_it_is_set_in(room: Room) -> None:
    """Not with those that the house has replaced, and not where the letters are others."""

    def preloaded(path: str) -> list[str]:
        pattern = r'rel="preload" as="font" type="font/woff2" href="/assets/fonts/([\w-]+)\.'
        return re.findall(pattern, room.read(path).partition("</head>")[0])

    config = CONFIG.replace("id_authority", 'languages = ["en", "ja", "el"]\nid_authority', 1)
    room.write("config.toml", config)
    room.release()
    room.release("2026-03-02-ja", date="2026-03-02 09:00", title="決算", language="ja")
    room.release("2026-03-03-el", date="2026-03-03 09:00", title="Αποτελέσματα", language="el")
    assert room.build().code == 0
    every = ["serif-bold", "serif-regular", "sans-bold", "sans-regular"]
    assert preloaded("releases/2026/results/index.html") == every
    assert (
        preloaded("releases/2026/ja/index.html") == preloaded("releases/2026/el/index.html") == []
    )

    room.write("config.toml", f'{CONFIG}\n[theme]\ntext_font = "Charter, serif"\n')
    (room.path / "content/releases/2026-03-02-ja.md").unlink()
    (room.path / "content/releases/2026-03-03-el.md").unlink()
    assert room.build().code == 0
    assert preloaded("index.html") == every[2:]
    room.write("static/assets/press.css", ":root { --serif: Charter; --sans: sans-serif; }\n")
    assert room.build().code == 0
    assert preloaded("index.html") == []
    assert room.run("check").code == 0
