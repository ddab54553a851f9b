import pytest

from huiyin_web.core.clock import now
from huiyin_web.imports import kinds
from huiyin_web.imports.actions.sweep_leftovers import sweep_leftovers
from huiyin_web.imports.models import ImportBatch
from support import given


@pytest.fixture
def data_folder(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path / "data"
    return settings.HUIYIN_DATA


@pytest.fixture
def registry(transactional_db, data_folder):
    """Give an installation whose places are the cast's, with nothing in its register."""
    # What the database's own clean-up does not know: staging tables of imports that were never applied, here or by
    # the tests of an app above.
    sweep_leftovers(at=now())
    given.places()
    yield
    ImportBatch.objects.all().delete()
    sweep_leftovers(at=now())


@pytest.fixture
def frozen_2013(monkeypatch):
    """Freeze the year 2013, as far as the import can see."""
    monkeypatch.setattr(kinds, "_FROZEN", [lambda: 2013])
