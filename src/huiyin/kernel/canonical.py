"""Canonical JSON (RFC 8785) and the hashes made of it: the same content gives the same bytes anywhere."""

import hashlib
from pathlib import Path
from typing import Any

import rfc8785

_CHUNK = 1 << 20


def canonical_json(content: Any) -> bytes:
    """Give the RFC 8785 form of plain data (dicts with text keys, lists, texts, numbers, booleans, None)."""
    return bytes(rfc8785.dumps(content))


def content_hash(content: Any) -> str:
    """Give the SHA-256 of the canonical JSON, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(content)).hexdigest()


def file_hash(path: Path) -> str:
    """Give the SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
