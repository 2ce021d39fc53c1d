"""Files and findings that come up while a Word file is rewritten, with names that are free."""

from __future__ import annotations

from pressroom.content.load.file_names import file_slug
from pressroom.importers.records import ImportedFile
from pressroom.importers.word.findings import Finding


class Collected:
    """Collector of the files to be written beside the release and of what is told."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._files: dict[str, bytes] = {}

    @property
    def files(self) -> tuple[ImportedFile, ...]:
        """The files, in the order they came up."""
        return tuple(ImportedFile(name, data) for name, data in self._files.items())

    def add(self, words: str, fallback: str, ending: str, data: bytes) -> str:
        """Takes a file in and returns its name: made of `words`, or else of `fallback` and a
        number. The same picture under the same words is one file; a table that stands twice is two,
        since its words do."""
        stem = file_slug(words)
        number = 1
        name = f"{stem}.{ending}" if stem else f"{fallback}-1.{ending}"
        while name in self._files and (ending == "csv" or self._files[name] != data):
            number += 1
            name = f"{stem or fallback}-{number}.{ending}"
        self._files[name] = data
        return name
