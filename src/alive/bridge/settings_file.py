"""Writes `alive.toml`: the settings of one Remote Script folder, with every other setting shown as a comment."""

import codecs
from collections.abc import Collection, Mapping, MutableMapping
from typing import Any

import attrs
import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import Item, Table

from alive.bridge.rewriting import BuildError
from alive.config import Settings, setting_types, value_of, with_overrides
from alive.domain.operation import field_types
from alive.domain.value_types import ValueType
from alive.version import __version__

FILE_NAME = "alive.toml"
MARK = "# Made by `alive build-script`"
"""How the file begins, by which a folder is known to be one of ours."""

_HEAD = f"""{MARK}, version {__version__}.
#
# The settings of this Remote Script. A setting that begins with # has its default: take the # away to change it.
# Live reads the file when it loads the script. `alive config check` finds what is wrong in it. `alive install` keeps it
# as it is; `alive build-script` makes a fresh one.
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


def with_set(text: bytes, overrides: Mapping[str, Any]) -> bytes:
    """A file of the user's with some settings changed or added, and everything else as it was.

    Raises:
        BuildError: If the file is no TOML.
        SettingsError: If an override is no setting, or its value is not allowed.
    """
    settings = with_overrides(Settings(), overrides)
    try:
        document = tomlkit.parse(text.removeprefix(codecs.BOM_UTF8).decode())
    except (ParseError, UnicodeDecodeError) as error:
        raise BuildError(f"{FILE_NAME} cannot be read: {str(error).lower()}. Correct it first") from None
    for key in overrides:
        *sections, name = key.split(".")
        table: Any = document
        for section in sections:
            if section not in table:
                table[section] = tomlkit.table()
            table = table[section]
            if not isinstance(table, MutableMapping):
                raise BuildError(f"{FILE_NAME}: {section} is no table. Correct it first")
        table[name] = _item(value_of(settings, key))
    return tomlkit.dumps(document).encode()


def _add(table: Table, name: str, value: Any, value_type: ValueType, *, is_chosen: bool) -> None:
    for line in (value_type.doc, f"Allowed is {value_type.allowed}." if value_type.unit else None):
        if line:
            table.add(tomlkit.comment(line))
    for field, fact in _fields_of_items(value_type).items():
        words = " ".join(filter(None, (fact.doc, f"Allowed is {fact.allowed}." if fact.unit or fact.one_of else None)))
        table.add(tomlkit.comment(f"  {field}: {words}"))
    if is_chosen:
        table.add(name, _item(value))
    else:
        table.add(tomlkit.comment(f"{name} = {_item(value).as_string()}"))
    table.add(tomlkit.nl())


def _fields_of_items(value_type: ValueType) -> Mapping[str, ValueType]:
    items = value_type.items
    return field_types(items.base) if items is not None and items.is_record else {}


def _item(value: Any) -> Item:
    """A value in one line, so that taking the # away is all there is to do."""
    if isinstance(value, tuple):
        array = tomlkit.array()
        array.extend([_item(each) for each in value])
        return array
    if attrs.has(type(value)):
        fields = tomlkit.inline_table()
        fields.update({name: _item(field) for name, field in attrs.asdict(value, recurse=False).items()})
        return fields
    item: Item = tomlkit.item(value)
    return item
