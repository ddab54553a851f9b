"""Note which villages an import answers for."""

from datetime import datetime

from huiyin_web.collecting.models import Answer, AskedVillage, Collection, CollectionState
from huiyin_web.core.clock import day_of
from huiyin_web.imports.arrivals import Count
from huiyin_web.imports.models import ImportBatch


def note_answers(batch: ImportBatch, count: Count, at: datetime) -> None:
    """Note the rows that an import brought of villages that answer a running collection of its kind.

    Rule: a village has answered once an import that stands, with a column for every field asked, has brought as many
    rows as it had when it was asked; of a register year by year, rows of the year in which the collection begins.
    Recorded: by the import, whose transaction this is part of.
    """
    on = day_of(at)
    running = Collection.objects.filter(
        state=CollectionState.ADMITTED, kind=batch.kind, begins_on__lte=on, ends_on__gte=on
    )
    years = {row.pk: row.begins_on.year for row in running if batch.headings.keys() >= set(row.fields)}
    asked = AskedVillage.objects.filter(collection__in=years)
    if not asked.exists():
        return
    brought = {year: count(year) for year in set(years.values())}
    Answer.objects.bulk_create(
        Answer(village=village, import_id=batch.pk, rows=rows, on=on)
        for village in asked
        if (rows := brought[years[village.collection_id]].get(village.village_code))
    )
