import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0004_whole_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="departmentlist",
            name="kept_open",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="flag",
            name="closed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="closed",
                to="quality.departmentlist",
            ),
        ),
    ]
