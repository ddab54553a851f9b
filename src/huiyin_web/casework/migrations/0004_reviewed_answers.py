from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def part(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Call the answer of a reviewed objection the review's; of the first, only that it refused was kept."""
    for row in apps.get_model("casework", "Objection").objects.filter(state="reviewed"):
        row.review_outcome, row.review_answer, row.reviewed_on = row.outcome, row.answer, row.answered_on
        row.outcome, row.answer, row.answered_on = "refused", "", None
        row.save()


def join(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Keep the answer that stands."""
    for row in apps.get_model("casework", "Objection").objects.filter(state="reviewed"):
        row.outcome, row.answer, row.answered_on = row.review_outcome, row.review_answer, row.reviewed_on
        row.save()


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_public_objections_braked"),
    ]

    operations = [
        migrations.AddField(
            model_name="objection",
            name="review_answer",
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="objection",
            name="review_outcome",
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name="objection",
            name="reviewed_by_key",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="objection",
            name="reviewed_by_name",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="objection",
            name="reviewed_by_office",
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name="objection",
            name="reviewed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.RunPython(part, join),
    ]
