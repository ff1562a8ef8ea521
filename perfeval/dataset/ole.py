"""Just enough of the compound file format ([MS-CFB]) to get one stream out of an .xls file."""

from __future__ import annotations

import struct

_END = 0xFFFFFFFA
"""Sector numbers from here on mean something else than a sector."""
_ENTRY = 128
_SECTOR_SHIFTS = (9, 12)


def read_stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """Give the first stream with one of the names; empty when there is none.

    Raises:
        struct.error: when the file is cut off.
        ValueError: when a chain of sectors runs in circles or out of the file.
    """
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in _SECTOR_SHIFTS:
        raise ValueError(f"sectors of 2^{shift} bytes")
    size = 1 << shift
    first_directory, _, cutoff, first_mini = struct.unpack_from("<IIII", data, 48)
    table = _allocation(data, size)
    directory = _chain(data, first_directory, table, size)
    if len(directory) % _ENTRY:
        raise ValueError("the directory is cut off")
    root_start = struct.unpack_from("<I", directory, 116)[0]
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        if name in names:
            start, count = struct.unpack_from("<II", directory, at + 116)
            if count >= cutoff:
                return _chain(data, start, table, size)[:count]
            minis = _numbers(_chain(data, first_mini, table, size))
            store = _chain(data, root_start, table, size)
            return _chain(store, start, minis, 64, header=0)[:count]
    return b""


def _allocation(data: bytes, size: int) -> list[int]:
    """Collect the sector table, whose own sectors are listed in the header and behind it."""
    listed = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    if count > len(data) // size:
        raise ValueError("more sectors of tables than the file has")
    for _ in range(count):
        if following >= _END:
            break
        more = _numbers(_sector(data, following, size, size))
        listed.extend(more[:-1])
        following = more[-1]
    table: list[int] = []
    for number in listed:
        if number < _END:
            table.extend(_numbers(_sector(data, number, size, size)))
    return table


def _chain(
    data: bytes, start: int, table: list[int], size: int, header: int | None = None
) -> bytes:
    parts: list[bytes] = []
    header = size if header is None else header
    while start < _END:
        if len(parts) > len(table) or start >= len(table):
            raise ValueError("a chain of sectors does not end")
        parts.append(_sector(data, start, size, header))
        start = table[start]
    return b"".join(parts)


def _sector(data: bytes, number: int, size: int, header: int) -> bytes:
    at = header + number * size
    if at >= len(data):
        raise ValueError("a sector lies behind the end of the file")
    return data[at : at + size]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
