"""A typer application that does nothing: the floor under ``perfeval --help``."""

import typer

app = typer.Typer()


@app.callback()
def nothing() -> None:
    """Do nothing."""


if __name__ == "__main__":
    app()
