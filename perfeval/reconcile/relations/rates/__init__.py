"""Rates and shares in prose, with the amounts that they are made of."""
