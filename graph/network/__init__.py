"""Projections of the claims to networks, and their measures."""
