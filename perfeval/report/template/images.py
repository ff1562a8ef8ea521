"""Images of the project: read by name, measured, never larger than the page."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path

from perfeval.report.template.grammar import plain

ENDINGS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}
MOST_BYTES = 10_000_000
_EMU_A_PIXEL, _EMU_A_CM = 9525, 360_000
_WIDTH = re.compile(r"^(\d{1,3}(?:\.\d{1,2})?)\s*(厘米|cm|毫米|mm)$")
_MOST_SIDE = 50_000


@dataclass(frozen=True, slots=True)
class Image:
    """An image file: its bytes, ending, and size in pixels."""

    data: bytes
    ending: str
    width: int
    height: int


class Unusable(Exception):  # noqa: N818 - it carries a diagnostic's reason, in two languages
    """An image that cannot be used; ``args`` are the reason in zh and en."""


def read_image(path: Path) -> Image:
    """Read an image and find its size in its head.

    Raises:
        Unusable: when it is too large, or not what its ending says.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unusable("文件超过 10 MB", "the file has more than 10 MB")
        data = path.read_bytes()
    except OSError as error:
        raise Unusable(
            f"读不出来（{error.strerror}）", f"it cannot be read ({error.strerror})"
        ) from error
    ending = path.suffix.lower().removeprefix(".")
    size = _size(data)
    if ending not in ENDINGS or size is None:
        raise Unusable("不是 .png、.jpg 或 .gif 图片", "it is no .png, .jpg or .gif image")
    if not all(0 < side <= _MOST_SIDE for side in size):
        raise Unusable("尺寸不对", "its size is wrong")
    return Image(data, "jpg" if ending == "jpeg" else ending, *size)


def width_of(text: str) -> int | None:
    """Read a width (``4厘米``, ``35毫米``) in EMU; None when it is none."""
    match = _WIDTH.match(plain(text))
    if match is None:
        return None
    whole, _, part = match[1].partition(".")
    hundredths = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    unit = _EMU_A_CM if match[2] in ("厘米", "cm") else _EMU_A_CM // 10
    return hundredths * unit // 100 or None


def extent(image: Image, wanted: int | None, most: int) -> tuple[int, int]:
    """Give width and height in EMU: as wanted or 96 pixels an inch, no wider than ``most``."""
    width = min(wanted or image.width * _EMU_A_PIXEL, most)
    return width, max(1, width * image.height // image.width)


def _size(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) > 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if length < 2:
            return None
        at += 2 + length
    return None
