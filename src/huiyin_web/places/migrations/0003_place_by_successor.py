from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0002_english_names"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="place",
            index=models.Index(fields=["successor"], name="place_by_successor"),
        ),
    ]
