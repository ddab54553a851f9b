from datetime import UTC, datetime, timedelta

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_LIFE = timedelta(hours=72)  # of a one-time password on the day on which this was written


def begin(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Let the life of one-time passwords that are out already begin today: when they were given is not kept."""
    users = apps.get_model("access", "User").objects
    users.filter(must_change_password=True).update(password_expires_at=datetime.now(UTC) + _LIFE)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="password_expires_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
