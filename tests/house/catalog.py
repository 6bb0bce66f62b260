"""What a database is made of, to compare two: everything but the order of columns."""

from django.db import connection

_MADE_OF = """
WITH ours AS (SELECT oid, relname, relkind, relpersistence FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S', 'v'))
SELECT concat_ws(' ', 'relation', relname, relkind, relpersistence, obj_description(oid, 'pg_class')) FROM ours
UNION ALL SELECT concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum))
    FROM ours c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
UNION ALL SELECT concat_ws(' ', 'constraint', c.relname, k.conname, pg_get_constraintdef(k.oid), k.convalidated)
    FROM ours c JOIN pg_constraint k ON k.conrelid = c.oid
UNION ALL SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid)
    FROM ours c JOIN pg_index i ON i.indrelid = c.oid
UNION ALL SELECT concat_ws(' ', 'trigger', c.relname, pg_get_triggerdef(t.oid), t.tgenabled, obj_description(t.oid))
    FROM ours c JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
UNION ALL SELECT concat_ws(' ', 'function', pg_get_functiondef(f.oid), obj_description(f.oid))
    FROM pg_proc f WHERE f.pronamespace = 'public'::regnamespace AND f.prokind = 'f'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = f.oid AND d.deptype = 'e')
UNION ALL SELECT concat_ws(' ', 'extension', extname, extversion) FROM pg_extension
"""


def made_of() -> set[str]:
    """Each table, column, constraint, index, trigger, function and extension of the default connection's database."""
    with connection.cursor() as cursor:
        cursor.execute(_MADE_OF)
        return {row for (row,) in cursor.fetchall()}
