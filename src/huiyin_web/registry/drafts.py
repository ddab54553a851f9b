"""What becomes of drafts when their writers go elsewhere."""

from collections.abc import Collection

from huiyin_web.registry.models import Draft


def drop_drafts(accounts: Collection[str]) -> None:
    """Drop whatever some accounts, by their keys, have written into forms and not handed in."""
    Draft.objects.filter(by_key__in=accounts).delete()
