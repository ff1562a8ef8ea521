"""What is taken of a zip archive before anything in it is unpacked."""

from __future__ import annotations

import zipfile

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import word as codes

MOST_MEMBERS = 2_000
MOST_DIRECTORY_BYTES = 1_000_000
"""Of the list of members, which zipfile reads whole before it can be asked how long it is."""
MOST_BYTES = 200_000_000
MOST_PART_BYTES = 100_000_000
MOST_RATIO = 200
_RATIO_COUNTS_FROM = 1_000_000
_ENCRYPTED_FLAG = 0x1
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_LONGEST_END = 22 + 65_535
_BEFORE_END = 20 + 56
"""The locator and the end record of the 64-bit form, which stand before the end record."""


def directory_bytes(data: bytes) -> int:
    """Give the size of the list of members as the end of the archive states it, 0 without one."""
    at = data.rfind(_END, max(0, len(data) - _LONGEST_END))
    if at < 0:
        return 0
    size = int.from_bytes(data[at + 12 : at + 16], "little")
    wide = data.rfind(_END_64, max(0, at - _BEFORE_END), at)
    return size if wide < 0 else max(size, int.from_bytes(data[wide + 40 : wide + 48], "little"))


def over_limits(members: list[zipfile.ZipInfo], place: Place) -> list[Diagnostic]:
    """Say what of the members is beyond the limits, hidden by a password, or there twice."""
    if len(members) > MOST_MEMBERS:
        return [over(place, "部件数", "the number of parts", len(members), MOST_MEMBERS)]
    problems = []
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES:
        problems.append(over(place, "解压后的字节数", "the unpacked size", total, MOST_BYTES))
    seen: set[str] = set()
    for member in members:
        if member.flag_bits & _ENCRYPTED_FLAG:
            return [codes.ENCRYPTED.at(place)]
        if member.filename.lower() in seen:
            problems.append(codes.TWICE.at(place, part=member.filename))
        seen.add(member.filename.lower())
        problems += _over_size(member, place)
    return problems


def _over_size(member: zipfile.ZipInfo, place: Place) -> list[Diagnostic]:
    size, packed, part = member.file_size, max(member.compress_size, 1), member.filename
    if size > MOST_PART_BYTES:
        size_en = f"the unpacked size of {part}"
        return [over(place, f"部件 {part} 解压后的字节数", size_en, size, MOST_PART_BYTES)]
    if size > _RATIO_COUNTS_FROM and size // packed > MOST_RATIO:
        ratio_en = f"the compression ratio of {part}"
        return [over(place, f"部件 {part} 的压缩比", ratio_en, size // packed, MOST_RATIO)]
    return []


def over(place: Place, what: str, what_en: str, found: int, accepted: int) -> Diagnostic:
    """Say that a limit is passed."""
    return codes.OVER_LIMIT.at(
        place, what=what, what_en=what_en, found=f"{found:,}", accepted=f"{accepted:,}"
    )
