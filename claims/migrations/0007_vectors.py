"""Sentence vectors: which one a claim's wording has, and an index to find the near ones by."""

import pgvector.django
from django.db import migrations, models

import claims.models.claims

WORDING_HASH = """
CREATE FUNCTION claims_wording_hash(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN encode(sha256(convert_to($1, 'UTF8')), 'hex');
COMMENT ON FUNCTION claims_wording_hash IS 'Names a wording: the sha256 of its UTF-8. '
    'Declared immutable, which holds because what is converted from, the encoding of the database, never changes.';
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_versions")]
    operations = [
        migrations.RunSQL(WORDING_HASH, "DROP FUNCTION claims_wording_hash(text)"),
        migrations.AddField(
            model_name="claim",
            name="wording_hash",
            field=models.GeneratedField(
                db_persist=True,
                expression=claims.models.claims.WordingHash("wording"),
                output_field=models.CharField(max_length=64),
            ),
        ),
        migrations.AddIndex(model_name="claim", index=models.Index(fields=["wording_hash"], name="claim_of_wording")),
        migrations.AlterField(
            model_name="embedding", name="vector", field=pgvector.django.HalfVectorField(dimensions=384)
        ),
        migrations.AlterField(
            model_name="embedding",
            name="wording_hash",
            field=models.CharField(help_text="sha256 of the wording", max_length=64),
        ),
        migrations.AddIndex(
            model_name="embedding",
            index=pgvector.django.HnswIndex(fields=["vector"], name="embedding_nearest", opclasses=["halfvec_ip_ops"]),
        ),
    ]
