"""What accounts keep for themselves goes when they move to another place."""

from collections.abc import Collection

from huiyin_web.commitments.models import SavedFilter, Wish


def forget_wishes(accounts: Collection[str]) -> None:
    """Drop where accounts, by their keys, have themselves reminded, and the filters that they keep."""
    Wish.objects.filter(user_id__in=[int(key.removeprefix("user:")) for key in accounts]).delete()
    SavedFilter.objects.filter(user_key__in=accounts).delete()
