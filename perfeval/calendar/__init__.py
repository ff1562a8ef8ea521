"""Working days: which days are worked in China, and by which notice of the State Council."""

from perfeval.calendar.loader import load_calendar, shipped_calendar
from perfeval.calendar.model import Arrangement, Calendar, Notice

__all__ = ["Arrangement", "Calendar", "Notice", "load_calendar", "shipped_calendar"]
