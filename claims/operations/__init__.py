"""How the installation is doing, for whoever runs it: health, figures, logs, backups. Nothing here is about a claim."""
