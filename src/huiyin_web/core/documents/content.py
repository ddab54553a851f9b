"""What a paper says, block after block, in one language; how it looks is decided by what writes it."""

from dataclasses import dataclass

from huiyin.kernel.text import Language


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that begins a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `small` is a note."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heads, rows, and how wide each column is beside the others; numbers stand to the right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side: for each side its lines."""

    sides: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Grid | Signatures


@dataclass(frozen=True, slots=True)
class Document:
    """A paper.

    Attributes:
        title, number: what stands above it.
        language: in which it is written.
        blocks: what it says.
        foot: what stands at the foot of every page, beside its number.
        address: where it can be looked up, printed as a QR code; empty for none.
    """

    title: str
    number: str
    language: Language
    blocks: tuple[Block, ...]
    foot: str
    address: str = ""
