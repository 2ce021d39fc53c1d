"""Decoding of pictures by Pillow, where what is cut off is an error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def only_whole() -> Iterator[None]:
    """While a picture is decoded: one that is cut off or damaged raises `OSError`, as Pillow has
    it, although WeasyPrint switches that off for the whole process when it is imported."""
    from PIL import ImageFile

    lax, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lax
