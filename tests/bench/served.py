"""The site as a browser gets it, for what is measured in one."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections


class _Quiet(WSGIRequestHandler):
    def log_message(self, *arguments) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The site with its style sheets and scripts, from this process, at the address given.

    Its connection to the database is kept from one page to the next, as the web server's pool keeps some.
    """
    handler = StaticFilesHandler(get_wsgi_application())
    server: WSGIServer = make_server("127.0.0.1", 0, handler, handler_class=_Quiet)
    kept, connection.settings_dict["CONN_MAX_AGE"] = connection.settings_dict["CONN_MAX_AGE"], None
    thread = Thread(target=_serve, args=[server], daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        connection.settings_dict["CONN_MAX_AGE"] = kept


def _serve(server: WSGIServer) -> None:
    server.serve_forever()
    connections.close_all()  # those of this thread
