"""How large a file of evidence may be, what is made of a picture, how long an unfinished one is left alone."""

from datetime import timedelta

_MEBIBYTE = 1 << 20
MOST_BYTES = 10 * _MEBIBYTE
MOST_MEGABYTES = MOST_BYTES // _MEBIBYTE
MOST_PIXELS = 50_000_000
MOST_KEPT = 300_000  # bytes that are aimed at for a picture: a village's line is slow, and so is its disk
LONGEST_SIDE = 2000  # pixels: a page of minutes is read well at this
MOST_SECONDS = 10  # of a processor, to look into one file
MOST_MEMORY = 1536 * _MEBIBYTE  # of the process that does
MOST_OBJECTS = 100_000  # of a PDF: a scanned page has a dozen
MOST_FILES = 20  # of one subject
LEAST_REASON = 4  # letters
# Three days: what was photographed in a village on a Friday is looked at on Monday morning; by then a mistake is seen
# by whoever made it. Later it is somebody else's to judge, as nobody shall take back alone what decisions may rest on.
WITHDRAW_WITHIN = timedelta(hours=72)
WITHDRAW_HOURS = int(WITHDRAW_WITHIN.total_seconds()) // 3600
ABANDONED_AFTER = timedelta(hours=1)  # an upload is over in minutes: what is a part by then stays one
ENDINGS = ".jpg,.jpeg,.png,.webp,.pdf"  # what a browser offers to send
