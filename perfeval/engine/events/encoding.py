"""Values, field names and ids in the forms that durable-rules handles without surprise.

Measured of durable-rules 2.0.28: it compares "5" with 5 as equal, joins 1 with True never but
compares them equal elsewhere, ends a text in an order comparison at its JSON quote (so that
"ab" sorts behind "ab!"), and on Windows keeps integers of rules in 32 bits. So every value is
sent as a text of a letter for its type and digits in an order-preserving form; equality and
order of these texts are then equality and order of the values.

Field names, context ids and fact ids are told apart by their 32-bit FNV-1a hash alone. Names
are therefore our own short ones and fact ids are chosen with hashes that nothing else uses.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from perfeval.engine.events.pattern import Value

INTEGER_LIMIT = 2**53
TEXT_LIMIT = 4000
MISSING = "-"
RESERVED = frozenset({"id", "sid", "$s", "label", "chart"})

_FNV_OFFSET = 2166136261
_FNV_PRIME = 16777619
# Ids that durable-rules gives to messages of its own.
_IDS_TAKEN = ("sid-0", "$pulse")


def type_letter(value: Value) -> str:
    """Give the letter of a value's type: b, i or s."""
    if isinstance(value, bool):
        return "b"
    return "i" if isinstance(value, int) else "s"


def encode(value: Value) -> str:
    """Give a text whose order among texts of its type is the order of the values.

    Integers are shifted by 2**53 and padded to 17 digits; texts are the hexadecimal of their
    UTF-8 bytes, which keeps code-point order and needs no escapes.
    """
    if isinstance(value, bool):
        return "b1" if value else "b0"
    if isinstance(value, int):
        return f"i{value + INTEGER_LIMIT:017d}"
    return "s" + value.encode("utf-8", "surrogatepass").hex()


def encodable(value: Value) -> bool:
    """Say whether a value is within the limits of ``encode``."""
    if isinstance(value, str):
        return len(value) <= TEXT_LIMIT
    return abs(value) <= INTEGER_LIMIT


def fnv1a_32(text: str) -> int:
    """Give the hash by which durable-rules tells names and ids apart."""
    result = _FNV_OFFSET
    for byte in text.encode("utf-8", "surrogatepass"):
        result = ((result ^ byte) * _FNV_PRIME) & 0xFFFFFFFF
    return result


def name_faults(names: Iterable[str]) -> list[tuple[str, str]]:
    """Give the pairs of names that durable-rules cannot tell apart, reserved names included."""
    owner = {fnv1a_32(name): name for name in sorted(RESERVED)}
    faults = []
    for name in dict.fromkeys(names):
        other = owner.setdefault(fnv1a_32(name), name)
        if other != name or name in RESERVED:
            faults.append((other, name))
    return faults


def distinct_ids(count: int) -> list[str]:
    """Give fact ids whose hashes differ from each other and from the ids already taken."""
    taken = {fnv1a_32(name) for name in _IDS_TAKEN}
    ids: list[str] = []
    for number in itertools.count():
        if len(ids) == count:
            break
        name = f"f{number}"
        hashed = fnv1a_32(name)
        if hashed not in taken:
            taken.add(hashed)
            ids.append(name)
    return ids
