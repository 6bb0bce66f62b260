"""The backend: Django's, with the embedded server behind it."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError
from psycopg_pool import PoolTimeout

from claims.postgres.backend.client import DatabaseClient
from claims.postgres.backend.creation import DatabaseCreation
from claims.postgres.backend.schema import DatabaseSchemaEditor
from claims.postgres.configuration import PORT
from claims.postgres.errors import DatabaseUnavailable
from claims.postgres.server import Server, server

#: Triggers of the history leave out nothing. Where that is not said, each row's trigger asks in vain and catches the
#: error, for which PostgreSQL goes through all that the transaction has still to check: slower with each row.
_NOTHING_IGNORED = "-c pgtrigger.ignore={}"


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to `DATABASE_URL`, or to the embedded server in the folder `EMBEDDED` of the settings."""

    creation_class = DatabaseCreation
    client_class = DatabaseClient
    SchemaEditorClass = DatabaseSchemaEditor

    @property
    def embedded(self) -> Server | None:
        """The embedded server, None with a `DATABASE_URL`."""
        data = self.settings_dict.get("EMBEDDED")
        return server(data) if data else None

    def get_connection_params(self) -> dict[str, Any]:
        """As Django's. Whoever asks is about to connect (procrastinate does, too), so it starts the server.

        A pooler refuses options: through one the few rows that pages write do without.
        """
        parameters = super().get_connection_params()
        if not self.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
            parameters["options"] = f"{parameters.get('options', '')} {_NOTHING_IGNORED}".lstrip()
        if self.embedded:
            parameters |= {"host": self.embedded.reach(), "port": PORT}
        return parameters

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """As Django's; raises DatabaseUnavailable with a sentence for people. A server that was killed is revived."""
        try:
            return self._connect(conn_params)
        except OperationalError as error:
            raise DatabaseUnavailable(f"No connection to the database: {str(error).strip()}") from error

    def _connect(self, conn_params: dict[str, Any]) -> Connection:
        try:
            return super().get_new_connection(conn_params)
        except OperationalError as error:
            if not self._may_try_again(error):
                raise
            return super().get_new_connection(conn_params)

    def _may_try_again(self, error: OperationalError) -> bool:
        """See that the embedded server runs; whether a second attempt makes sense after `error`."""
        if not self.embedded:
            return False
        revived = self.embedded.revive()
        if revived and self.pool:
            self.close_pool()  # it waits longer and longer between its own attempts; a new one asks at once
        # A pool that timed out while the server ran is just busy.
        return revived or not isinstance(error, PoolTimeout)
