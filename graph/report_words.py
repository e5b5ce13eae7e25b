"""The words of the summary and of the report, in Swedish and English."""

from __future__ import annotations

from ..loaders.claim import ClaimKind
from ..loaders.settled import Reason

__all__ = ["KINDS", "REASONS", "Sayer"]

#: kind → (Swedish, English), in the order of the tables.
KINDS = {
    ClaimKind.REQUEST: ("krav", "requests"),
    ClaimKind.OFFER: ("erbjudanden", "offers"),
    ClaimKind.COOPERATION: ("samverkan", "cooperation"),
    ClaimKind.FUNDING: ("finansiering", "funding"),
    ClaimKind.ROLE: ("roller", "roles"),
}

_WORDS = {
    "title": ("Rapport", "Report"),
    "document": ("dokument", "document"),
    "documents": ("dokument", "documents"),
    "date": ("datum", "date"),
    "words": ("ord", "words"),
    "claims": ("utsagor", "claims"),
    "total": ("summa", "total"),
    "actor": ("aktör", "actor"),
    "requests": ("krav", "requests"),
    "askers": ("Ber om något", "Who asks"),
    "asked": ("Blir ombedda", "Who is asked"),
    "self": ("krav där avsändaren också är mottagare", "requests whose claimant is an addressee too"),
    "unaddressed": ("krav utan mottagare", "requests without addressee"),
    "unaddressed_note": (
        "Ett krav utan mottagare är ett krav där texten inte säger vem som ska göra det. Att en aktör saknas här "
        "betyder inte att den tiger: det betyder att inget hittades i just dessa dokument.",
        "A request without addressee is one where the text does not say who should do it. An actor that is missing "
        "here is not silent: nothing was found in these documents.",
    ),
    "rules_note": (
        "Utsagorna är utlästa ur texten av regler och innehåller fel: läs citatet. Hur ofta reglerna har rätt mot "
        "handkodade dokument visar `samrad evaluate`.",
        "The claims were read off the text by rules and hold errors: read the quote. How often the rules are right "
        "against documents coded by hand is shown by `samrad evaluate`.",
    ),
    "provisional": ("Inte i registret", "Not in the registry"),
    "provisional_note": (
        "Aktörer som texten nämner och registret inte har; de står i grafen som provisoriska.",
        "Actors that the text names and the registry lacks; they stand in the graph as provisional.",
    ),
    "left_out": ("Utelämnade dokument", "Documents left out"),
    "passed": ("Förbigångna filer", "Files passed over"),
    "passed_note": (
        "Inga fel: de är inga dokument, eller deras text är läst ur en annan fil. Står ett dokument här, byt namn på "
        "det, ändra `ignore` i corpus.toml eller spara det i ett format som går att läsa.",
        "No errors: they are no documents, or their text was read from another file. Where a document stands here, "
        "rename it, change `ignore` in corpus.toml, or save it in a format that can be read.",
    ),
    "not_read": ("Inte läst", "Not read"),
    "not_read_note": (
        "Vad i lästa filer som läsaren inte kunde göra text av: inget i grafen vilar på det.",
        "What in files that were read the reader could make no text of: nothing in the graph rests on it.",
    ),
    "unchanged": ("oförändrade", "unchanged"),
    "same": ("samma text som", "the text of"),
    "of_words": ("av orden", "of the words"),
    "silent": ("Meningar utan utsaga", "Sentences without a claim"),
    "silent_note": (
        "Meningar där reglerna inte fann någon utsaga: de säger inget av det som kodas, eller förstods inte.",
        "Sentences in which the rules found no claim: they say nothing that is coded, or were not understood.",
    ),
    "without": ("utan utsaga", "without a claim"),
    "none": ("inga", "none"),
    "of": ("av", "of"),
    "more": ("till", "more"),
}

#: Why files were passed over, in the order of the lists.
REASONS = {
    Reason.DUPLICATE: ("dubbletter", "duplicates"),
    Reason.IGNORED: ("ignorerade i corpus.toml", "ignored in corpus.toml"),
    Reason.BESIDE: ("läsmig- och licensfiler", "readme and licence files"),
    Reason.PICTURE: ("bilder", "pictures"),
    Reason.SHEET: ("kalkylblad och tabeller", "spreadsheets and tables"),
    Reason.SOUND: ("ljud och film", "sound and film"),
    Reason.DATA: ("data och program", "data and programs"),
    Reason.HIDDEN: ("dolda filer och mappar", "hidden files and folders"),
    Reason.LINK: ("länkar till mappar", "links to folders"),
    Reason.SPECIAL: ("inga vanliga filer", "no ordinary files"),
}


class Sayer:
    """Say words and numbers in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._column = 0 if lang == "sv" else 1

    def __call__(self, word: str) -> str:
        """Return a word of the report."""
        return _WORDS[word][self._column]

    def kind(self, kind: ClaimKind) -> str:
        """Return the plural of a kind of claim."""
        return KINDS[kind][self._column]

    def reason(self, reason: Reason) -> str:
        """Return why files were passed over."""
        return REASONS[reason][self._column]

    def number(self, value: int) -> str:
        """Return a number with its thousands apart."""
        return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}" if self._column == 0 else ",")

    def share(self, part: int, whole: int) -> str:
        """Return how many of how many, in per cent too."""
        percent = f" ({100 * part / whole:.0f}\N{NO-BREAK SPACE}%)" if whole else ""
        return f"{self.number(part)} {self('of')} {self.number(whole)}{percent}"
