"""An export of the national registry beside a register of two households."""

import io
from datetime import UTC, date, datetime

import pytest

from huiyin.records.national import layout
from huiyin.records.returning import laid_out, write_tabs
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.exchange.actions.compare_export import compare_export
from huiyin_web.exchange.actions.take_export import Sent, take_export
from huiyin_web.exchange.queries.exchanges import rows_for_layout
from huiyin_web.registry.models import Household
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
EXPORTED = date(2016, 9, 1)
NATIONAL = layout("national-2014")


@pytest.fixture(autouse=True)
def _data(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path


@pytest.fixture
def as_actor():
    return lambda user: actor_of(user, on=date(2016, 9, 14))


@pytest.fixture
def home(db):
    given.places()
    household = given.household(
        head_name="扎西", member_count=1, farmland=5.0, phone="13800138765", main_cause="illness"
    )
    given.person(
        household,
        name="扎西",
        id_number="632725199003070035",
        education="primary",
        sex="male",
        birth_date=date(1990, 3, 7),
    )
    return household


@pytest.fixture
def export(tmp_path):
    """Write what the registry says: our register, with other values by office number; and without or with rows."""

    def write(changes=(), *, without=(), more=(), codemap="national-2014"):
        homes, people = rows_for_layout(list(Household.objects.order_by("pk")))
        said = dict(changes)
        homes = [row | said.get(row["office_number"], {}) for row in homes if row["office_number"] not in without]
        people = [row | said.get(row["office_number"], {}) for row in people if row["office_number"] not in without]
        path = tmp_path / "national.xlsx"
        write_tabs(
            path,
            [
                laid_out(NATIONAL, "households", codemap, [*homes, *more]),
                laid_out(NATIONAL, "persons", codemap, people),
            ],
        )
        return path.read_bytes()

    return write


@pytest.fixture
def take(as_actor):
    """Send bytes as the county's office, or another."""

    def run(content, *, by=None, codemap="national-2014", exported_on=EXPORTED, persons=True, at=AT):
        streams = io.BytesIO(content), io.BytesIO(content) if persons else None
        sent = Sent("national-2014", codemap, exported_on, "全国系统.xlsx", *streams, "人员.xlsx")
        return take_export(sent=sent, by=by or as_actor(cast.county_officer()), at=at)

    return run


@pytest.fixture
def compare(take, as_actor):
    """Send bytes and compare them, as the county's office or another."""

    def run(content, *, by=None, **more):
        by = by or as_actor(cast.county_officer())
        return compare_export(exchange=take(content, by=by, **more).pk, by=by, at=AT)

    return run


@pytest.fixture
def officer():
    return cast.county_officer()
