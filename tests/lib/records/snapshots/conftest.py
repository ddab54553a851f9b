import pytest

from huiyin.records.snapshots import write_snapshot
from support.snapshots import content, facts


@pytest.fixture
def freeze(tmp_path):
    """Freeze a year of one household."""

    def freeze(year, **more):
        return write_snapshot(tmp_path / "snapshots", facts(year, **more), content())

    return freeze
