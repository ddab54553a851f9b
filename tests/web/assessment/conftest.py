"""Two prefectures with a frozen 2016."""

import pytest

from huiyin_web.places.models import Place
from support import assessable


@pytest.fixture
def freeze_2016(db, settings, tmp_path):
    """Freeze the year, some statistics changed (or left out, where none is given); once more is a new version."""
    settings.HUIYIN_DATA = tmp_path
    Place.objects.bulk_create(
        Place(code=code, level="prefecture", name=zh, name_en=en) for code, (zh, en) in assessable.NAMES.items()
    )

    def freeze(changed=None, reason=None, places=assessable.PLACES):
        assessable.freeze_2016(tmp_path, changed, reason, places)

    return freeze


@pytest.fixture
def year_2016(freeze_2016):
    freeze_2016()
