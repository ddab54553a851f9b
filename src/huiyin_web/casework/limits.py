"""How many objections the public page takes in an hour and are worked on together; which days are asked about."""

from datetime import timedelta

# A whole village may stand behind one address: the line of its office, the mast of its network. An hour in which more
# than one family a minute objects from there to one list, or two a minute in all, is no village's.
BRAKED_FOR = timedelta(hours=1)
MOST_OF_ADDRESS = 60
MOST_OF_NOTICE = 120
RESERVED_FOR_NEW = 60  # further ones of a notice, each from an address that sent none to it within the hour
MOST_TOGETHER = 50  # further objections that one page offers to answer alike: each is to be read
EXCERPT = 120  # letters of each
# So long after the last step, a day is more likely a slip of the pen than the day that is meant.
MOST_AFTER = timedelta(days=366)
