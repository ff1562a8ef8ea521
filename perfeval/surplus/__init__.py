"""Surplus of funds: what is left, which projects lack money, and which money may go where."""
