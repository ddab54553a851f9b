"""A QR code as a template draws it: one path of squares, without a style of its own."""

import segno

from huiyin_web.papers.pages import Scan

_QUIET = 4  # modules left white around it, by ISO/IEC 18004


def scan_of(address: str) -> Scan:
    """Give the code that leads to an address; a quarter of it may be smudged on the wall (error correction Q)."""
    rows = [list(row) for row in segno.make_qr(address, error="Q").matrix_iter(border=_QUIET)]
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Scan(address, len(rows), "".join(squares))
