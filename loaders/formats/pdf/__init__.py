"""PDF: pages of letters at places, made a text again."""

from __future__ import annotations

from .reader import read_pdf

__all__ = ["read_pdf"]
