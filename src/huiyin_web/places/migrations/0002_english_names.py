from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from huiyin.records.romanising import romanised
from huiyin.records.sheets import PLACES


def fill(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Name the places that came before names were romanised, as an import would: the same file then changes nothing."""
    places = apps.get_model("places", "Place").objects
    most = PLACES.field("name_en").length
    nameless = list(places.filter(name_en__isnull=True).only("code", "name"))
    for place in nameless:
        found = romanised(place.name)
        place.name_en = found if len(found) <= most else None
    places.bulk_update(nameless, ["name_en"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
