from __future__ import annotations

import pytest

from perfeval.report.word.profile import PROFILES, TWIPS_A_CHARACTER, PageProfile, text_twips


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_22_lines_of_28_characters_fit_the_type_area(profile: PageProfile) -> None:
    height = profile.page_height - profile.top - profile.bottom
    assert 22 * profile.line_pitch <= height < 23 * profile.line_pitch
    assert 28 * TWIPS_A_CHARACTER <= profile.text_width < 29 * TWIPS_A_CHARACTER


def test_half_width_characters_count_half() -> None:
    assert text_twips("2022年") == 4 * 155 + 315
