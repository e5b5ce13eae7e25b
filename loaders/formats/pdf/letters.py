"""What single letters of a PDF mean: signs of symbol fonts, letters without a meaning, letters set apart."""

from __future__ import annotations

import re

__all__ = ["BULLETS", "bulleted", "letter", "spaced_out"]

#: Signs that open an item where a gap follows.
BULLETS = frozenset("•‣◦▪▫●○■□◾◽◼◻·∙⁃➢➤►▶➔→✓✔❖◆◇★–—-*−")

#: Signs of Symbol and Wingdings at their private places, as they look.
_PRIVATE = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0A8: "▪",
    0xF06E: "■",
    0xF06F: "□",
    0xF071: "□",
    0xF076: "❖",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FC: "✓",
    0xF0FE: "✓",
    0xF0A1: "○",
    0xF06C: "●",
    0xF09F: "•",
    0xF02D: "-",
    0xF0BE: "–",
    0xE00C: "•",
}


def letter(code: int, symbols: bool) -> str:
    """Return a letter by its number; empty where the file does not say which letter it is.

    :param symbols: whether its font is one of signs

    >>> letter(0xF0B7, True), letter(0x41, False), letter(0, False)
    ('•', 'A', '')
    """
    if code in (0, 0xFFFD) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "" if not symbols else "•"
    if code in (0xFFFE, 0x2, 0x2010, 0x2011):  # hyphens, and what pdfium puts for one at a line's end
        return "-"
    if code < 32:
        return ""
    if 0xE000 <= code <= 0xF8FF:
        if code in _PRIVATE:
            return _PRIVATE[code]
        if symbols:
            return "•"
        # A font of signs by another name: its place in the private zone is 0xF000 and the letter's own number.
        return chr(code - 0xF000) if 0xF020 < code < 0xF07F else ""
    return chr(code)


def bulleted(sign: str) -> str:
    """Return the bullet that the only sign of a bit stands for; letters of a font of signs are pictures.

    >>> bulleted("§"), bulleted("➢")
    ('•', '➢')
    """
    return sign if sign in BULLETS else "•"


_APART = re.compile(r"(?<!\S)[^\W\d_](?: {1,4}[^\W\d_]){3,}(?!\S)")


def spaced_out(text: str) -> str:
    """Put together the letters of words that are set wide; two spaces or more stand between words.

    >>> spaced_out("S A M R Å D  2 om lokaler"), spaced_out("vi i a b")
    ('SAMRÅD 2 om lokaler', 'vi i a b')
    """
    return re.sub(" {2,}", " ", _APART.sub(_closed, text))


def _closed(match: re.Match[str]) -> str:
    words = re.split(r" {2,}", match.group())
    return " ".join(word.replace(" ", "") for word in words)
