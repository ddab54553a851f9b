import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_one_time_passwords_expire"),
    ]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="organisation",
            field=models.CharField(blank=True, db_index=True, max_length=24),
        ),
        migrations.AlterField(
            model_name="grant",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisation", ""), ("user__isnull", False)),
                    models.Q(("user__isnull", True), models.Q(("organisation", ""), _negated=True)),
                    _connector="OR",
                ),
                name="grant_has_one_holder",
                violation_error_message="A grant is held by an account or by an organisation.",
            ),
        ),
    ]
