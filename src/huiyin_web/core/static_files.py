"""Style sheets, scripts and icons under addresses that name their content, so that a browser asks for each once."""

from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

from huiyin.kernel.canonical import file_hash

_DIGITS = 10  # of a file's hash; what changed between two releases differs in them


class NamedByContent(StaticFilesStorage):
    """Addresses with the beginning of the file's hash: they may be kept for good, and a new release has others."""

    def url(self, name: str | None) -> str:
        """Give the address of a file; one that is not there keeps its bare name, to be answered as not found."""
        address = super().url(name)
        found = finders.find(name) if name else None
        return f"{address}?v={_version(found, Path(found).stat().st_mtime_ns)}" if isinstance(found, str) else address


@lru_cache(maxsize=256)
def _version(path: str, changed_at: int) -> str:
    del changed_at  # a file that was changed is read anew
    return file_hash(Path(path))[:_DIGITS]
