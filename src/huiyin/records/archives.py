"""Unpack an archive that nobody trusts: its parts are named before, and counted while they inflate.

What the headers claim is only compared with what comes. Nothing is written to disk.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO

from huiyin.kernel.text import Text
from huiyin.records.errors import PasswordError, TooLargeError, TruncatedFileError, UnsafeFileError

MEBIBYTE = 1 << 20
MOST_ENTRIES = 200
MOST_RATIO = 200  # a sheet of an office compresses 8 to 30 times, a bomb a thousand times
_RATIO_FROM = 8 * MEBIBYTE
_CHUNK = 4 * MEBIBYTE
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_STORED, _DEFLATED, _ENCRYPTED = 0, 8, 0x1
_SYMLINK, _TYPE = 0o120000, 0o170000
_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_NESTED = re.compile(r"\.(zip|xls[xmb]?|ods|docx|pptx|rar|7z|gz|jar)$", re.IGNORECASE)
# What reading an archive raises where it is cut off or altered. The two last: zipfile meets a version of the format
# that it does not know, or a name that is no text, which damage has made up.
DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, UnicodeDecodeError)

Unwanted = tuple[tuple[re.Pattern[str], Text], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a workbook is read at once: bytes of one part and of all, inflated; cells, about 85 bytes each."""

    entry: int
    total: int
    cells: int


REGISTER = Limits(500 * MEBIBYTE, 700 * MEBIBYTE, 8_000_000)  # 400,000 persons or 140,000 households


class Archive:
    """An archive whose names have been looked at."""

    def __init__(self, name: str, stream: BinaryIO, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
        self.name, self.entries, self.limits = name, entries, limits
        self.inflated = 0
        self._stream = stream

    @property
    def names(self) -> list[str]:
        """What its parts are called."""
        return [entry.filename for entry in self.entries]

    def pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Give a part's content to its end, by our own count and not by its header's.

        Raises:
            TooLargeError: more bytes than are read at once.
            UnsafeFileError: an archive in the archive, or packed in an unusual way.
            zipfile.BadZipFile: not what the header claims.
        """
        size, checksum = 0, 0
        for piece in _inflate(self.name, self._stream, entry):
            size, checksum = size + len(piece), zlib.crc32(piece, checksum)
            _check_size(self.name, size, self.inflated + size, entry.compress_size, self.limits)
            if size == len(piece) and piece.startswith(_ARCHIVES):
                raise UnsafeFileError(name=self.name, what=Text("another archive", "另一个压缩包"))
            yield piece
        if size != entry.file_size or checksum != entry.CRC:
            raise zipfile.BadZipFile
        self.inflated += size


@contextmanager
def unpacking(path: Path, limits: Limits, unwanted: Unwanted) -> Iterator[Archive]:
    """Open an archive for the block; what fails in it as damage does is refused as damaged.

    Args:
        path: the file.
        limits: how much of it is read.
        unwanted: names of parts that no sheet of data needs, and what they are.

    Raises:
        UnsafeFileError: parts of such names, or of odd ones.
        TruncatedFileError: the archive is cut off or damaged.
        PasswordError: an entry is encrypted.
    """
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            _check_names(path.name, entries, unwanted)
            yield Archive(path.name, stream, entries, limits)
    except DAMAGE as error:
        raise TruncatedFileError(
            name=path.name, what=Text("the archive cannot be unpacked", "压缩内容无法展开")
        ) from error


def _check_names(name: str, entries: list[zipfile.ZipInfo], unwanted: Unwanted) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES:
        raise UnsafeFileError(name=name, what=Text(f"{len(entries)} parts", f"{len(entries)} 个部件"))
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise PasswordError(name=name)
        parts = entry.filename.replace("\\", "/").split("/")
        linked = (entry.external_attr >> 16) & _TYPE == _SYMLINK
        if linked or ".." in parts or parts[0] == "" or ":" in parts[0]:
            raise UnsafeFileError(name=name, what=Text("parts that point outside it", "指向外部的部件"))
        for pattern, what in (*unwanted, (_NESTED, Text("another archive", "另一个压缩包"))):
            if pattern.search(entry.filename):
                raise UnsafeFileError(name=name, what=what)
    if len({one.casefold() for one in names}) < len(names):
        raise UnsafeFileError(name=name, what=Text("two parts of one name", "同名部件"))


def _inflate(name: str, stream: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give an entry's content in pieces, by our own count and not by its header's."""
    if not 0 <= entry.header_offset <= stream.seek(0, SEEK_END):
        raise zipfile.BadZipFile
    stream.seek(entry.header_offset)
    magic, name_length, extra_length = _LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))
    if magic != b"PK\x03\x04" or entry.compress_type not in {_STORED, _DEFLATED}:
        raise UnsafeFileError(name=name, what=Text("parts packed in an unusual way", "压缩方式异常的部件"))
    stream.seek(name_length + extra_length, 1)
    inflater = zlib.decompressobj(-15) if entry.compress_type == _DEFLATED else None
    left = entry.compress_size
    while left:
        packed = stream.read(min(left, MEBIBYTE))
        if not packed:
            raise EOFError
        left -= len(packed)
        if inflater is None:
            yield packed
            continue
        full = True
        while packed or full:  # a full piece may have more behind it although all input is taken
            piece = inflater.decompress(packed, _CHUNK)
            packed, full = inflater.unconsumed_tail, len(piece) == _CHUNK
            yield piece
    if inflater and not inflater.eof:
        raise EOFError


def _check_size(name: str, size: int, total: int, packed: int, limits: Limits) -> None:
    if size > limits.entry or total > limits.total or size > max(_RATIO_FROM, packed * MOST_RATIO):
        raise TooLargeError(
            name=name,
            what=Text(f"it inflates beyond {total // MEBIBYTE} MB", f"展开后超过 {total // MEBIBYTE} MB"),
            most=f"{limits.total // MEBIBYTE} MB, {MOST_RATIO}:1",
        )
