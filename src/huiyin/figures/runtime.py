"""The script that makes drawn figures live: Vega, Vega-Lite and vega-embed as vl-convert carries them, and our start.

It is an ES module for the page's own host: no address in it is ever asked. It exports `embed(element, specification)`
and makes every `[data-figure]` live whose specification stands beside it in a `<script type="application/json">`.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

import vl_convert

from huiyin.figures.drawing import VEGA_LITE, VERSIONS

_START: Final = (Path(__file__).parent / "start.js").read_text(encoding="utf-8")

# Names the script's bytes, so that a browser may keep them for ever.
RUNTIME_VERSION: Final = sha256("\n".join([*VERSIONS, _START]).encode()).hexdigest()[:16]


def runtime_js() -> str:
    """Give the script's text, about 0.9 MB; making it takes more than a second, so the caller keeps it in a file."""
    return str(vl_convert.javascript_bundle(_START, vl_version=VEGA_LITE))
