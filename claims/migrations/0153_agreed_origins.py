"""An editor agrees to an origin as it is counted: all of its tellings name one of them, which names itself, too."""

# locks claims_origindecision: what editors decided of origins, some thousand rows at most, looked at in a moment

import django.db.models.functions.comparison
from django.db import migrations, models

import claims.terms


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0145_sendings"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="origindecision",
            name="origindecision_kind_known",
        ),
        migrations.RemoveConstraint(
            model_name="origindecision",
            name="origindecision_once",
        ),
        migrations.RemoveConstraint(
            model_name="origindecision",
            name="origindecision_of_two_tellings",
        ),
        migrations.AddConstraint(
            model_name="origindecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["taken", "apart", "agreed"])), name="origindecision_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="origindecision",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("appearance", "other"),
                django.db.models.functions.comparison.Greatest("appearance", "other"),
                condition=models.Q(("kind", claims.terms.OriginKind["AGREED"]), _negated=True),
                name="origindecision_pair_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="origindecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", claims.terms.OriginKind["AGREED"])),
                fields=("appearance",),
                name="origindecision_one_agreed",
            ),
        ),
        migrations.AddConstraint(
            model_name="origindecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", claims.terms.OriginKind["AGREED"]),
                    models.Q(("appearance", models.F("other")), _negated=True),
                    _connector="OR",
                ),
                name="origindecision_between_two",
            ),
        ),
    ]
