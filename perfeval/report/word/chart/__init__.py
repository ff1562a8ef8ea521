"""Native Word charts: the chart part, its labels and looks, its embedded workbook."""
