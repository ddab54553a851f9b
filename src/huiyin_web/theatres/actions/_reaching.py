"""The reach that follows a theatre: its commander's account reaches its places, and nothing longer than that."""

from datetime import date

from huiyin_web.access.actions.close_reaches import close_reaches
from huiyin_web.access.actions.open_reaches import Reaching, open_reaches
from huiyin_web.access.queries.reach import following
from huiyin_web.theatres.models import Theatre

_KIND = "theatre"


def follow(row: Theatre, *, on: date) -> None:
    """Let reach follow who commands what now; `on` is the last day of what is over and the first of what begins."""
    places = row.places.filter(ends_on__isnull=True).values_list("place_code", flat=True)
    accounts = row.commands.filter(ends_on__isnull=True, account__isnull=False).values_list("account", flat=True)
    wanted = {(account, place) for account in accounts for place in places}
    held = following(_KIND, str(row.pk), on=on)
    close_reaches(grants=[grant for pair, grant in held.items() if pair not in wanted], on=on)
    open_reaches(
        reaching=[
            Reaching(on, str(row.pk), account=account, place_code=place, kind=_KIND)
            for account, place in sorted(wanted - held.keys())
        ]
    )
