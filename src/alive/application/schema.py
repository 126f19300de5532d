"""JSON Schema of parameters and results, read from the declarations."""

from typing import Any

import attrs

from alive.domain.operation import OperationSpec, field_types, fields_of
from alive.domain.value_types import ValueType

_JSON_TYPES: dict[Any, str] = {bool: "boolean", int: "integer", float: "number", str: "string", dict: "object"}


def parameters_schema(spec: OperationSpec) -> dict[str, Any]:
    """What may stand in a request beside the reserved keys."""
    return record_schema(spec.command, closed=True)


def result_schema(spec: OperationSpec) -> dict[str, Any]:
    """What stands in a successful reply beside `ok` and `id`."""
    return record_schema(spec.result, closed=False)


def record_schema(record_class: type, *, closed: bool) -> dict[str, Any]:
    """The schema of a record. `closed`: unknown fields are refused."""
    types = field_types(record_class)
    fields = fields_of(record_class)
    properties = {field.name: value_schema(types[field.name], closed=closed) | _default(field) for field in fields}
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    if required:
        schema["required"] = required
    if closed:
        schema["additionalProperties"] = False
    return schema


def value_schema(value_type: ValueType, *, closed: bool) -> dict[str, Any]:
    """The schema of one value. `unit` and `also_called` are our own keys, which validators ignore."""
    schema = _bare_schema(value_type, closed=closed)
    if value_type.optional:
        schema = {"anyOf": [schema, {"type": "null"}]}
    if value_type.doc:
        schema["description"] = value_type.doc
    if value_type.unit:
        schema["unit"] = value_type.unit
    if value_type.also_called:
        schema["also_called"] = list(value_type.also_called)
    return schema


def _bare_schema(value_type: ValueType, *, closed: bool) -> dict[str, Any]:
    if value_type.ref:
        return {
            "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string"}]
            if value_type.ref.index_of
            else [{"type": "string"}],
            "refers_to": value_type.ref.kind,
            "examples": value_type.ref.examples,
        }
    if value_type.one_of:
        return {"enum": list(value_type.one_of)}
    if value_type.is_enum:
        return {"enum": [member.name.lower() for member in value_type.base]}
    if value_type.is_record:
        return record_schema(value_type.base, closed=closed)
    if value_type.base is tuple:
        return _list_schema(value_type, closed=closed)
    return _scalar_schema(value_type)


def _list_schema(value_type: ValueType, *, closed: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "array"}
    if value_type.items:
        schema["items"] = value_schema(value_type.items, closed=closed)
    if value_type.length:
        schema |= {"minItems": value_type.length.low, "maxItems": value_type.length.high}
    return schema


def _scalar_schema(value_type: ValueType) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": _JSON_TYPES[value_type.base]} if value_type.base in _JSON_TYPES else {}
    if value_type.interval:
        schema |= {"minimum": value_type.interval.low, "maximum": value_type.interval.high}
    if value_type.or_text:
        return {"anyOf": [schema, {"type": "string", **_text_limits(value_type)}]}
    return schema | _text_limits(value_type) if value_type.base is str else schema


def _text_limits(value_type: ValueType) -> dict[str, Any]:
    length = value_type.length
    return {"minLength": length.low, "maxLength": length.high} if length else {}


def _default(field: "attrs.Attribute[Any]") -> dict[str, Any]:
    plain = field.default is None or isinstance(field.default, bool | int | float | str)
    return {"default": field.default} if plain else {}
