"""How training is worded in lists and on its pages."""

from huiyin.followup.shares import Share
from huiyin.followup.training import SKILLS
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.training.models import Course, Participant

TITLE = Text("Training", "技能培训")
PERSON = Text("Somebody to be asked", "应回访人员")
_NAMED = Text("{number}. {skill}", "{number}。{skill}")
_OF = Text("{met} of {of}; {low}% to {high}%", "{met}/{of}；{low}%–{high}%")
_LATE = Text("{days} days overdue", "已超期 {days} 天")


def named(row: Course) -> Text:
    """Say a course's number and skill."""
    return _NAMED.fill(number=row.number, skill=SKILLS.label_of(row.skill).sentence())


def name_of(row: Participant) -> str:
    """Give the masked name of somebody."""
    return masked(row.person.name, Mask.NAME)


def of_how_many(share: Share) -> Text | str:
    """Say of how many a share is, with its interval; nothing where nothing is counted."""
    if share.low is None or share.high is None:
        return ""
    return _OF.fill(met=share.met, of=share.of, low=f"{share.low * 100:.1f}", high=f"{share.high * 100:.1f}")


def late_by(days: int) -> Text | str:
    """Say by how many days something is late; nothing where it is not."""
    return _LATE.fill(days=days) if days > 0 else ""
