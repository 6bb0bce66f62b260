"""The layers of pyproject.toml hold."""

import logging.config

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_imports_point_down(capsys, monkeypatch, request):
    # import-linter sets up logging for a process of its own, which would silence every logger of the tests after this
    monkeypatch.setattr(logging.config, "dictConfig", lambda config: None)
    monkeypatch.chdir(request.config.rootpath)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out
