from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0003_crosschecks"),
    ]

    operations = [
        migrations.AddField(
            model_name="departmentlist",
            name="withheld",
            field=models.IntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="flag",
            index=models.Index(fields=["village_code", "decision", "gone_at"], name="flag_by_state"),
        ),
    ]
