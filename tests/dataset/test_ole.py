from __future__ import annotations

import io
import struct

import pytest
from xlwt.CompoundDoc import XlsDoc

from perfeval.dataset.ole import read_stream


def ole(stream: bytes) -> bytes:
    made = io.BytesIO()
    XlsDoc().save(made, stream)
    return made.getvalue()


def test_a_stream_comes_back_over_many_sectors() -> None:
    stream = bytes(range(256)) * 1000
    assert read_stream(ole(stream), ("Workbook",))[: len(stream)] == stream


def test_a_stream_that_is_not_there_is_empty() -> None:
    assert read_stream(ole(b"x" * 5000), ("Book",)) == b""


def test_a_cut_off_file_is_refused() -> None:
    with pytest.raises((struct.error, ValueError)):
        read_stream(ole(b"x" * 5000)[:100], ("Workbook",))


def test_a_chain_in_circles_is_refused() -> None:
    made = bytearray(ole(b"x" * 20000))
    table = struct.unpack_from("<I", made, 76)[0]
    at = 512 + table * 512
    made[at : at + 4] = struct.pack("<I", 0)
    with pytest.raises(ValueError, match="does not end"):
        read_stream(bytes(made), ("Workbook",))
