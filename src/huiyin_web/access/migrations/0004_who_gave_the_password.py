from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def remember(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Read from the audit log who made each account or last reset its password."""
    users = apps.get_model("access", "User").objects
    events = apps.get_model("core", "AuditEvent").objects
    given = events.filter(action__in=["access.accounts.created", "access.accounts.reset"])
    for event in given.order_by("number").iterator():
        numbers = [int(one["user"].removeprefix("user:")) for one in event.detail["accounts"]]
        users.filter(pk__in=numbers).update(issued_by_key=event.actor_key, issued_by_name=event.actor_name)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_organisations_hold_grants"),
        ("core", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="issued_by_key",
            field=models.CharField(blank=True, db_index=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="user",
            name="issued_by_name",
            field=models.CharField(blank=True, default="", max_length=150),
            preserve_default=False,
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
