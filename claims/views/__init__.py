"""Pages: a view reads a form, calls one of the layers below and renders. One file for each noun."""
