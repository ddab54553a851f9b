"""How large a file may be that comes in by the page (the command line takes any), and how long things are kept."""

from datetime import timedelta

from huiyin.kernel.text import Text

_GIBIBYTE = 1 << 30
ENDINGS = ".xlsx,.xls,.et,.ods,.csv,.txt"  # what a browser offers to send
MOST_BYTES = _GIBIBYTE
SIZE = MOST_BYTES // _GIBIBYTE
TOO_BIG = Text(
    f"This file is larger than {SIZE} GB. Split it by county and upload the parts.",
    f"文件超过 {SIZE} GB。请按县拆分后分别上传。",
)

MOST_WHOLE_ROWS = 20_000  # a workbook of more rows takes longer than somebody waits for a page
MOST_PASTED = 500_000  # letters: some thousand rows; what is more comes as a file
LEAST_REASON, MOST_REASON = 4, 300  # letters

# Three days: what is brought in on a Friday and looked at on Monday morning can still be put back; after that, visits,
# payments and reports rest on the rows, and a mistake is corrected by another file, which everybody sees.
UNDO_WITHIN = timedelta(hours=72)
UNDO_HOURS = int(UNDO_WITHIN.total_seconds()) // 3600

# A folder that no row knows may be what a killed process left, or belong to the database that somebody is about to
# bring back. Lists, exports and imports are copies of what others keep, and a quarter is as long as exports are kept.
UNKNOWN_FOR = timedelta(days=90)
