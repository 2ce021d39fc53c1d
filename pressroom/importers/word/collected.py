"""Files and findings that come up while a Word file is rewritten, with names that are free."""

from __future__ import annotations

from pressroom.content.load.file_names import file_slug, free_name
from pressroom.importers.records import ImportedFile
from pressroom.importers.word.findings import WordFinding


class Collected:
    """Collector of the files to be written beside the release and of what is told."""

    def __init__(self) -> None:
        self.findings: list[WordFinding] = []
        self._files: dict[str, bytes] = {}

    @property
    def files(self) -> tuple[ImportedFile, ...]:
        """The files, in the order they came up."""
        return tuple(ImportedFile(name, data) for name, data in self._files.items())

    def add(self, words: str, fallback: str, ending: str, data: bytes) -> str:
        """Takes a file in and returns its name: made of `words`, or else of `fallback`. The
        same picture under the same words is one file; a table that stands twice is two, since its
        words do."""
        taken = [each for each, held in self._files.items() if ending == "csv" or held != data]
        name = free_name(file_slug(words) or fallback, f".{ending}", taken)
        self._files[name] = data
        return name
