"""Terms of days: the day on which one begins does not count, and its last day ends at midnight.

So the Civil Code counts them (2020, articles 200 to 201; before, the General Principles of 1986, article 154).
"""

from calendar import monthrange
from datetime import date, timedelta

import chinese_calendar

from huiyin.policy.processes import Counted

_ONE_DAY = timedelta(days=1)
_FRIDAY = 4


def last_day(since: date, days: int, counted: Counted, *, stopped: frozenset[date] = frozenset()) -> date:
    """Give the last day of a term of so many days that begins on a day; days on which it stood still don't count.

    Example:
        >>> from datetime import date
        >>> last_day(date(2016, 9, 28), 2, Counted.WORKING)
        datetime.date(2016, 9, 30)
        >>> last_day(date(2016, 9, 30), 2, Counted.WORKING)  # the National Day's week lies between
        datetime.date(2016, 10, 9)
    """
    day = since
    left = days
    while left:
        day += _ONE_DAY
        if day not in stopped and (counted is Counted.CALENDAR or is_working_day(day)):
            left -= 1
    return day


def is_working_day(day: date) -> bool:
    """Say whether offices work on a day: by the State Council's notice of its year, else from Monday to Friday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # so the calendar says that no notice of this year is known to it
        return day.weekday() <= _FRIDAY


def whole_months(since: date, until: date) -> int:
    """Give how many whole months lie between two days; a month ends on the day of the same number, or its last."""
    months = (until.year - since.year) * 12 + until.month - since.month
    last_of_month = (until + _ONE_DAY).month != until.month
    return months if until.day >= since.day or last_of_month else months - 1


def months_later(since: date, months: int) -> date:
    """Give the first day on which so many whole months lie behind a day.

    Example:
        >>> from datetime import date
        >>> months_later(date(2016, 5, 31), 9)
        datetime.date(2017, 2, 28)
    """
    years, month = divmod(since.month - 1 + months, 12)
    year = since.year + years
    return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))
