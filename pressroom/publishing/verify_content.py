"""The content of an HTTP answer as it comes: counted, unpacked (gzip, RFC 1952) and digested.
However much a server sends, no more is kept than one piece, but where the content is asked for."""

from __future__ import annotations

import codecs
import hashlib
import http.client
import zlib
from collections.abc import Iterator

from pressroom.core.digest import DIGEST_SIZE

_CHUNK = 1 << 16  # bytes
_GZIP = 31  # zlib's number for a stream with gzip's head


class StreamedContent:
    """The content of one answer, packed as `encoding` says (`Content-Encoding`), of which at most
    `limit` bytes are wanted, unpacked. `more` says that there are more, of which nothing was read;
    `fault` what went wrong, in words. To `keep` it is for what is read and not compared."""

    def __init__(self, encoding: str, limit: int, *, keep: bool = False) -> None:
        self.limit = limit
        self._kept: list[bytes] | None = [] if keep else None
        self.size = 0
        self.more = False
        self._letters = codecs.getincrementaldecoder("utf-8")()
        self._is_utf8 = True
        self._is_ascii = True
        self.fault = ""
        self._hash = hashlib.blake2b(digest_size=DIGEST_SIZE)
        self._packed = hashlib.blake2b(digest_size=DIGEST_SIZE)
        name = encoding.strip().lower()
        self._unpacks = name in ("gzip", "x-gzip")
        self._unpacker = zlib.decompressobj(_GZIP) if self._unpacks else None
        if not self._unpacks and name not in ("", "identity"):
            self.fault = f"it is packed with `{encoding}`, though only gzip was asked for"

    def read(self, response: http.client.HTTPResponse) -> None:
        """Reads the body, as far as it is wanted. Raises `OSError`, `HTTPException` or `zlib.error`
        where the connection or the packing fails."""
        wanted = response.length
        came = 0
        while not self.more and not self.fault:
            chunk = response.read1(_CHUNK)
            if not chunk:
                break
            came += len(chunk)
            self._packed.update(chunk)
            for part in self._unpacked(chunk):
                self._take(part)
        if self.more or self.fault:
            return
        if wanted is not None and came < wanted:
            self.fault = f"it ends after {came:,} of {wanted:,} bytes"
        elif self._unpacker is not None and not self._unpacker.eof:
            self.fault = "it is packed, and ends before it is whole"

    def _unpacked(self, chunk: bytes) -> Iterator[bytes]:
        if self._unpacker is None:
            yield chunk
            return
        # A few bytes can be packed zeros by the gigabyte.
        while chunk and not self.more:
            yield self._unpacker.decompress(chunk, _CHUNK)
            chunk = self._unpacker.unconsumed_tail

    def _take(self, part: bytes) -> None:
        self.size += len(part)
        if self.size > self.limit:
            self.more = True
        else:
            self._hash.update(part)
            self._read_as_text(part)
            if self._kept is not None:
                self._kept.append(part)

    def _read_as_text(self, part: bytes) -> None:
        if self._is_ascii and part.isascii():
            return
        self._is_ascii = False
        try:
            if self._is_utf8:
                self._letters.decode(part)
        except UnicodeDecodeError:
            self._is_utf8 = False

    @property
    def utf8(self) -> bool:
        """Whether it is text in UTF-8 with letters beyond ASCII."""
        cut_off = self._letters.getstate()[0]
        return self._is_utf8 and not self._is_ascii and not cut_off

    @property
    def kept(self) -> bytes:
        """The content, unpacked, where it is to be kept."""
        return b"".join(self._kept or ())

    @property
    def digest(self) -> str:
        """The digest of the content, unpacked."""
        return self._hash.hexdigest()

    @property
    def packed_digest(self) -> str:
        """The digest of the bytes as they came; empty where they were not packed."""
        return self._packed.hexdigest() if self._unpacks else ""
