"""`manage.py dbshell` for the embedded server."""

from django.db.backends.postgresql import client

from claims.postgres.binaries import bin_folder


class DatabaseClient(client.DatabaseClient):
    """psql; for the embedded server the one that belongs to it, with the server started."""

    def runshell(self, parameters: list[str]) -> None:
        """Run psql until its user leaves."""
        if self.connection.embedded:
            self.executable_name = str(bin_folder() / "psql")
            settings = self.connection.settings_dict
            settings["HOST"] = self.connection.get_connection_params()["host"]
        super().runshell(parameters)
