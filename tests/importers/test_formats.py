"""Formats of files to import: told by name and first bytes, and a remedy for what is none."""

from __future__ import annotations

import pytest

from pressroom.core.problems import Problem
from pressroom.importers.formats import format_of, is_static_site, unknown_format


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.docx", b"PK\x03\x04", "word"),
        ("a.DOCM", b"PK\x03\x04", "word"),
        ("a.html", b"", "html"),
        ("a.txt", b"NEW YORK", "text"),
        ("a.md", b"# A headline", "text"),
        ("a.txt", b"<SEC-DOCUMENT>0001.txt", "html"),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0">', "rss"),
    ],
)
def test_a_format_is_told_by_name_and_first_bytes(name: str, head: bytes, form: str) -> None:
    assert format_of(name, head) == form


@pytest.mark.parametrize(
    ("name", "head", "remedy"),
    [
        ("a.pdf", b"", "ask whom it came from"),
        ("a.txt", b"%PDF-1.7", "ask whom it came from"),
        ("a.txt", b"{\\rtf1", "open it in Word and save it as .docx"),
        ("a.odt", b"PK", "open it where it was written and save it as .docx"),
        ("a.zip", b"PK", "unpack it, and name the file or folder in it"),
        ("a.docxx", b"PK", "did you mean `.docx`?"),
        ("a.qqq", b"", "save it as Word (.docx), HTML or text"),
        ("release", b"PK\x03\x04", "name it `release.docx`"),
        ("release", b"<html >", "name it `release.html`"),
        ("release", b"NEW YORK", "name it `release.txt`"),
    ],
)
def test_what_no_reader_takes_has_a_remedy(name: str, head: bytes, remedy: str) -> None:
    problem = format_of(name, head)
    assert isinstance(problem, Problem) and problem.code == "PR415"
    assert problem.remedy.startswith(remedy)


def test_a_format_that_was_typed_wrongly_is_told() -> None:
    assert unknown_format("word") == ""
    assert unknown_format("wrod") == "did you mean `word`?"


def test_a_folder_is_a_static_site_by_its_settings_folders_or_pages() -> None:
    def begins(name: str) -> bytes:
        return {"a.md": b"---\n", "b.md": b"A text"}.get(name, b"")

    sites = (["hugo.toml"], ["_posts/a.txt"], ["a.md", "b.md"])
    assert all(is_static_site(names, begins) for names in sites)
    assert not any(is_static_site(names, begins) for names in (["b.md"], ["x/hugo.toml"], []))
