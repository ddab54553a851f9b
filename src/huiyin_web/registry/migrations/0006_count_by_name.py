from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0005_numbers_that_were"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="household",
            name="household_by_head",
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(fields=["head_name", "id", "village_code"], name="household_by_head"),
        ),
    ]
