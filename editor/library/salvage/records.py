"""SQLite's records: varints, serial types and values (sqlite.org/fileformat2.html, 2.1).

Nothing here trusts a byte: what does not hold together gives fewer values, and never an error.
"""

from __future__ import annotations

import struct
from typing import TypeAlias

Value: TypeAlias = str | bytes | int | float | None

MOST_VALUES = 64
"""Columns of the widest record that is looked at; ours have fifteen."""

_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL = 7
_ZERO, _ONE = 8, 9
_FIRST_BLOB = 12


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The variable-length integer at a position and where it ends; (-1, at) if there is none."""
    value = 0
    for position in range(at, min(at + 8, len(data))):
        byte = data[position]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, position + 1
    if at + 8 < len(data):
        return value << 8 | data[at + 8], at + 9
    return -1, at


def serial_types(payload: bytes) -> tuple[tuple[int, ...], int]:
    """The types in a record's header and where its values begin; ((), 0) if it is no record."""
    end, at = varint(payload, 0)
    if not at < end <= len(payload):
        return (), 0
    types: list[int] = []
    while at < end and len(types) < MOST_VALUES:
        kind, after = varint(payload, at)
        if after == at or after > end or kind < 0 or kind in (10, 11):
            return (), 0
        types.append(kind)
        at = after
    return (tuple(types), end) if at == end else ((), 0)


def size_of(kind: int) -> int:
    """How many bytes a value of a serial type takes."""
    if kind >= _FIRST_BLOB:
        return (kind - _FIRST_BLOB) // 2
    return 8 if kind == _REAL else _INTEGER_BYTES.get(kind, 0)


def values(payload: bytes) -> tuple[Value, ...]:
    """The values of a record, up to the first that is not whole; none if it is no record.

    A text that is no UTF-8 comes as bytes.
    """
    kinds, at = serial_types(payload)
    found: list[Value] = []
    for kind in kinds:
        size = size_of(kind)
        if at + size > len(payload):
            break
        found.append(_value(kind, payload[at : at + size]))
        at += size
    return tuple(found)


def _value(kind: int, data: bytes) -> Value:
    if kind in _INTEGER_BYTES:
        return int.from_bytes(data, "big", signed=True)
    if kind == _REAL:
        real: float = struct.unpack(">d", data)[0]
        return real
    if kind in (_ZERO, _ONE):
        return kind - _ZERO
    if kind < _FIRST_BLOB:
        return None
    if kind % 2:
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data
    return data
