"""From the lines of indicators to totals, grades, places and summaries."""
