from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def remember(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Read from the audit log who recorded each help by hand, and when."""
    rows = apps.get_model("assistance", "Help").objects
    events = apps.get_model("core", "AuditEvent").objects
    for event in events.filter(action="assistance.help.recorded").order_by("number").iterator():
        rows.filter(pk=event.detail["help"]).update(
            recorded_by_key=event.actor_key, recorded_by_name=event.actor_name, recorded_at=event.at
        )


class Migration(migrations.Migration):
    dependencies = [
        ("assistance", "0002_help_and_promises"),
        ("core", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="help",
            name="recorded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="help",
            name="recorded_by_key",
            field=models.CharField(blank=True, max_length=64, null=True),
        ),
        migrations.AddField(
            model_name="help",
            name="recorded_by_name",
            field=models.CharField(blank=True, max_length=150, null=True),
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
