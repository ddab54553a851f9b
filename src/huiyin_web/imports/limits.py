"""How large a file may be that comes in by the page; the command line takes any."""

from huiyin.kernel.text import Text

_GIBIBYTE = 1 << 30
MOST_BYTES = _GIBIBYTE
SIZE = MOST_BYTES // _GIBIBYTE
TOO_BIG = Text(
    f"This file is larger than {SIZE} GB. Split it by county and upload the parts.",
    f"文件超过 {SIZE} GB。请按县拆分后分别上传。",
)
