"""Writes docs/reference/settings.md from the list of variables that the code reads."""

from pathlib import Path

from config import env

PAGE = Path(__file__).parent / "reference" / "settings.md"
HEAD = """\
# Settings

Everything that differs between one place and another is an environment variable. Each can
also be read from a file: set `NAME_FILE` to the file's path instead of `NAME`. `./run` needs
none of them. `config.settings.production` refuses to start without those that are required.

This page is written by `make reference` from `site/config/env.py`.

| Variable | For what | Default |
|---|---|---|
"""


def page() -> str:
    """Return the reference page of the settings."""
    return HEAD + "".join(_row(variable) for variable in env.VARIABLES)


def _row(variable: env.Variable) -> str:
    shown = str(variable.default)
    for folder, name in ((env.VAR, "var"), (env.ROOT, ".")):
        # The page says the same wherever the code lies.
        shown = shown.replace(f"{folder}/", f"{name}/").replace(str(folder), name)
    default = f"`{shown}`" if shown else "none"
    return f"| `{variable.name}` | {variable.help} | {default} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
