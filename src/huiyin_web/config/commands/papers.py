"""Papers of the demo: which languages some places use, a telephone, and one short text in Tibetan."""

from datetime import UTC, date, datetime

from huiyin.rules.papers import Wording
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.papers.actions.declare_languages import declare_languages
from huiyin_web.papers.actions.put_in_force import put_in_force
from huiyin_web.papers.actions.set_telephone import set_telephone

# Before any notice of the demo hangs: a notice names the telephone of its day.
_TELEPHONE_SINCE = datetime(2015, 1, 5, 1, tzinfo=UTC)
_YUSHU = "632700000000"
_HUZHU, _TELEPHONE = "630223000000", "0972-0000000"  # no telephone has this number, so that none rings
# Who says it, where, and what: of Yushu's and Huzhu's second language most texts are still to be written.
_LANGUAGES = (
    ("province", "630000000000", ("zh-Hans",)),
    ("yushu", _YUSHU, ("zh-Hans", "bo")),
    ("huzhu", _HUZHU, ("zh-Hans", "mjg")),
)
# Announcement; household; village; date: words, and no sentence that somebody could be bound by.
_NOTICE = Wording("གསལ་བསྒྲགས།", "གྲོང་ཚོ། {village}\nཚེས་གྲངས། {begins} ～ {ends}\n\nཁྱིམ་ཚང་།\n\n{list}")


def set_up_papers(*, on: date, at: datetime) -> None:
    """Say which languages the places of the cast use, which telephone Huzhu's notices name, and a notice in Tibetan."""
    for username, code, languages in _LANGUAGES:
        by = actor_of(User.objects.get(username=username), on=on)
        declare_languages(place_code=code, languages=languages, by=by, at=at)
    huzhu = actor_of(User.objects.get(username="huzhu"), on=on)
    set_telephone(place_code=_HUZHU, number=_TELEPHONE, by=huzhu, at=_TELEPHONE_SINCE)
    yushu = actor_of(User.objects.get(username="yushu"), on=on)
    put_in_force(which=(_YUSHU, "notice", "bo"), wording=_NOTICE, since=on, after=0, by=yushu, at=at)
