"""How firms, contracts and loans are worded in lists and on their pages."""

from huiyin.followup.industry import BRANCHES, CLOSED, KINDS, RUNNING, SUSPENDED, Sign
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.core.amounts import Tone
from huiyin_web.core.tables import Column, Kind
from huiyin_web.core.templatetags.wording import number
from huiyin_web.industry.models import Firm
from huiyin_web.registry.models import Household

TITLE = Text("Industry", "产业帮扶")
LOANS = Text("Small loans", "小额信贷")
TONES: dict[str, Tone] = {RUNNING: "good", SUSPENDED: "warn", CLOSED: "bad"}
_BAD = frozenset({Sign.STOPPED, Sign.BORROWED})
_WHAT = Text("{kind}, {branch}", "{kind}，{branch}")
MONEY_KEYS = ("promised", "paid", "unpaid", "beyond")
MONEY = (
    Column("promised", Text("Promised", "承诺"), Kind.MONEY),
    Column("paid", Text("Paid", "已兑付"), Kind.MONEY),
    Column("unpaid", Text("Not paid", "未兑付"), Kind.MONEY, main=True),
    Column("beyond", Text("Beyond the promise", "超出承诺"), Kind.MONEY),
)


def what_of(row: Firm) -> Text:
    """Say what it is and does."""
    return _WHAT.fill(kind=KINDS.label_of(row.kind), branch=BRANCHES.label_of(row.branch)).sentence()


def tone_of(sign: Sign) -> Tone:
    """Say how a sign looks."""
    return "bad" if sign in _BAD else "warn"


def head_of(household: Household) -> str:
    """Give the masked name of a household's head."""
    return masked(household.head_name, Mask.NAME)


def said(fen: int) -> str:
    """Write an amount in yuan, to the fen."""
    return number(yuan(fen), 2)
