"""How a target of a letter is promised: the upper office gives it, the lower owes it, the upper accepts it."""

from datetime import date
from decimal import Decimal

from huiyin.followup.commitments import UNITS
from huiyin.kernel.text import Text
from huiyin.planning.targets import Better
from huiyin_web.access.actor import shown_name
from huiyin_web.commitments.actions.give_commitment import Terms
from huiyin_web.core.templatetags.wording import say
from huiyin_web.targets.models import Letter, LetterLine
from huiyin_web.targets.queries.stored import indicator_of
from huiyin_web.targets.queries.wording import written

SOURCE = "letter"
_TITLE = Text("{year}: {what}, {value} {unit}", "{year}年{what} {value}{unit}")
_AGREED = Text("The day stands in the letter that both sides signed.", "期限由双方在责任书中约定。")
_HUNDRED = 100


def terms_of(letter: Letter, line: LetterLine, on: date) -> Terms:
    """Give a line of a letter as a commitment to be given on a day; its words are those of the letter itself.

    A letter is written in the language of the state; so is the title of what it promises.
    """
    indicator = indicator_of(line.target)
    unit = UNITS.label_of(indicator.unit)
    value = written(line.value)
    counted = indicator.better is Better.UP  # of what has to fall, less is more: it stands in the title alone
    return Terms(
        title=_TITLE.fill(year=letter.year, what=indicator.label, value=value, unit=unit).zh,
        kind=indicator.about,
        severity="serious" if indicator.binding else "ordinary",
        source=SOURCE,
        source_key=str(letter.pk),
        place_code=letter.place_code,
        owner=letter.lower,
        accepter=letter.upper,
        starts_on=on,
        due_on=letter.due_on,
        person=say(shown_name(letter.lower_key, letter.lower_name)),
        quantity=Decimal(line.value) / _HUNDRED if counted else None,
        unit=indicator.unit if counted else "",
        why_short=letter.reason or _AGREED.zh,
    )
