from __future__ import annotations

import pytest

from perfeval.dataset.number_formats import Shows, shows


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        (0, "", None),
        (9, "", Shows.PERCENT),
        (164, "0.00%", Shows.PERCENT),
        (164, '0.00"%"', None),
        (164, "#,##0.00;[Red]-0%", None),
        (14, "", None),
        (57, "", Shows.MONTH),
        (164, 'yyyy"年"m"月"', Shows.MONTH),
        (164, 'yyyy"年"m"月"d"日"', None),
        (164, "[$-804]yyyy/m", Shows.MONTH),
        (164, "yyyy-mm-dd hh:mm:ss", None),
    ],
)
def test_a_format_shows_percentages_or_months(number: int, code: str, kind: Shows | None) -> None:
    assert shows(number, code) is kind
