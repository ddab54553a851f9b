"""Named code maps: which key an office's own number means. They are data (`code_maps/<name>.yaml`), chosen by name.

Several numberings of the same lists are in use (five of the causes alone), so no number is ever understood
without a map.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from huiyin.kernel.text import Text
from huiyin.records.errors import CodeMapError

_FOLDER = resources.files("huiyin.records") / "code_maps"


@dataclass(frozen=True, slots=True)
class CodeMap:
    """One office's numbering.

    Attributes:
        name: what an import chooses it by.
        label, source, note: what it is, where it was found, what to beware of.
        lists: for each code list (by its key) the number, without leading zeros, and the key that it means.
    """

    name: str
    label: Text
    source: Text
    note: Text | None
    lists: Mapping[str, Mapping[str, str]]


@cache
def code_maps() -> dict[str, CodeMap]:
    """Give every code map by its name."""
    files = sorted((entry for entry in _FOLDER.iterdir() if entry.name.endswith(".yaml")), key=lambda one: one.name)
    maps = (_read(file.name.removesuffix(".yaml"), yaml.safe_load(file.read_text("utf-8"))) for file in files)
    return {one.name: one for one in maps}


def code_map(name: str) -> CodeMap:
    """Give one code map.

    Raises:
        CodeMapError: there is none of this name.
    """
    if name not in code_maps():
        raise CodeMapError(name=name, known=", ".join(code_maps()))
    return code_maps()[name]


def _read(name: str, content: dict[str, Any]) -> CodeMap:
    lists = {key: {str(number): code for number, code in one.items()} for key, one in content["lists"].items()}
    note = content.get("note")
    return CodeMap(name, Text(**content["label"]), Text(**content["source"]), Text(**note) if note else None, lists)
