"""Files of any kind to paragraphs and tables that know their places."""
