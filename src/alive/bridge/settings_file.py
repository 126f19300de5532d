"""Writes `alive.toml`: the settings of one Remote Script folder, with every other setting shown as a comment."""

from collections.abc import Collection
from typing import Any

import tomlkit
from tomlkit.items import Table

from alive.config import Settings, setting_types, value_of
from alive.domain.value_types import ValueType
from alive.version import __version__

FILE_NAME = "alive.toml"
MARK = "# Made by `alive build-script`"
"""How the file begins, by which a folder is known to be one of ours."""

_HEAD = f"""{MARK}, version {__version__}.
#
# The settings of this Remote Script. A setting that begins with # has its default: take the # away to change it.
# Live reads the file when it loads the script; building the folder again makes a fresh file.
"""


def settings_file(settings: Settings, chosen: Collection[str]) -> str:
    """The text of the file. `chosen` are the dotted keys that are set; the others stand there as comments."""
    tables: dict[str, Table] = {}
    for key, value_type in setting_types().items():
        section, _, name = key.rpartition(".")
        table = tables.setdefault(section, tomlkit.table())
        _add(table, name, value_of(settings, key), value_type, is_chosen=key in chosen)
    body = "".join(f"[{section}]\n{table.as_string()}" for section, table in tables.items())
    return f"{_HEAD}\n{body.rstrip()}\n"


def _add(table: Table, name: str, value: Any, value_type: ValueType, *, is_chosen: bool) -> None:
    for line in (value_type.doc, f"Allowed is {value_type.allowed}." if value_type.unit else None):
        if line:
            table.add(tomlkit.comment(line))
    if is_chosen:
        table.add(name, value)
    else:
        table.add(tomlkit.comment(f"{name} = {tomlkit.item(value).as_string()}"))
    table.add(tomlkit.nl())
