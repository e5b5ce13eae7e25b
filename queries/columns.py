"""What the columns are called for people, and which of them a page or a terminal shows together."""

from __future__ import annotations

from .run import Cell, Rows

__all__ = ["HEADINGS", "heading", "shown", "text_of"]

#: column → (Swedish, English). CSV and JSON keep the column's own name, which is the same in every language.
HEADINGS = {
    "actor": ("aktör", "actor"),
    "addressed": ("tilltalad", "addressed"),
    "addressee": ("mottagare", "addressee"),
    "addressee_attribution": ("mottagaren funnen i", "addressee found in"),
    "addressee_text": ("mottagaren i texten", "addressee in the text"),
    "amount": ("belopp", "amount"),
    "asked": ("ombedd", "asked"),
    "assignment": ("rollinnehav", "assignment"),
    "attribution": ("avsändaren funnen i", "claimant found in"),
    "author": ("författare", "author"),
    "claim": ("utsaga", "claim"),
    "claimant": ("avsändare", "claimant"),
    "claimant_text": ("avsändaren i texten", "claimant in the text"),
    "claimants": ("avsändare", "claimants"),
    "claims": ("utsagor", "claims"),
    "confidence": ("säkerhet", "confidence"),
    "consultation": ("samråd", "consultation"),
    "cooperator": ("parter", "parties"),
    "date": ("datum", "date"),
    "demand": ("kravkategori", "demand"),
    "difficult_for": ("svårt för", "difficult for"),
    "difficult_with": ("svårt med", "difficult with"),
    "document": ("dokument", "document"),
    "documents": ("dokument", "documents"),
    "end": ("slut", "end"),
    "fact": ("uppgift", "fact"),
    "file": ("fil", "file"),
    "force": ("art", "force"),
    "form": ("form", "form"),
    "from_date": ("från", "from"),
    "funder": ("givare", "funder"),
    "holder": ("innehavare", "holder"),
    "iri": ("IRI", "IRI"),
    "kind": ("slag", "kind"),
    "lead": ("inledning", "lead"),
    "level": ("nivå", "level"),
    "not_read": ("inte läst", "not read"),
    "offers": ("erbjudanden", "offers"),
    "organization": ("i", "in"),
    "other_files": ("andra filer", "other files"),
    "others": ("motparter", "counterparts"),
    "own": ("till sig själv", "of itself"),
    "page": ("sida", "page"),
    "part": ("avsnitt", "part"),
    "party": ("part", "party"),
    "prefix": ("före", "before"),
    "principal": ("uppdragsgivare", "principal"),
    "provisional": ("preliminär", "provisional"),
    "question": ("fråga", "question"),
    "quote": ("citat", "quote"),
    "recipient": ("mottagare", "recipient"),
    "requests": ("krav", "requests"),
    "role": ("roll", "role"),
    "rule": ("regel", "rule"),
    "says": ("avsändare till", "claims made"),
    "section": ("rubrik", "section"),
    "sector": ("sektor", "sector"),
    "served": ("för", "for"),
    "source": ("källa", "source"),
    "start": ("början", "start"),
    "status": ("läge", "status"),
    "suffix": ("efter", "after"),
    "text_sha256": ("textens sha256", "sha256 of the text"),
    "topic": ("ämne", "topic"),
    "type": ("slag", "class"),
    "until_date": ("till", "until"),
    "valence": ("omdöme", "judgement"),
    "value": ("värde", "value"),
    "voice": ("röst", "voice"),
    "what": ("om", "for what"),
    "without_addressee": ("utan mottagare", "without addressee"),
    "wording": ("ordalydelse", "wording"),
    "words": ("ord", "words"),
    "year": ("år", "year"),
}
#: The place of a quote, in one column where people read; the rest of the source's columns go into it.
_SOURCE = ("document", "page", "consultation", "section", "date", "confidence", "claim")
#: Columns that people see only where a row has something in them.
_SELDOM = frozenset({"other_files", "not_read"})
#: The kinds of claim for people; the graph says them as the claim record does.
_KINDS = {
    "request": ("krav", "request"),
    "offer": ("erbjudande", "offer"),
    "cooperation": ("samverkan", "cooperation"),
    "funding": ("finansiering", "funding"),
    "role": ("roll", "role"),
}
_PAGE = {"sv": "s.", "en": "p."}
_ASKS = {"sv": "ber", "en": "asks"}
#: A quote shorter than this is shown with its lead: in the corpus a quarter of the bullets, a seventh of the sentences.
_SHORT = 60
_HASH = 8  # digits of a claim's hash that are shown: enough for "-p claim=…" in all but huge graphs


def heading(column: str, lang: str) -> str:
    """Return what a column is called for people; a column that is not ours keeps its name.

    >>> heading("claimant", "sv"), heading("claimant", "en"), heading("min_egen", "sv")
    ('avsändare', 'claimant', 'min_egen')
    """
    both = HEADINGS.get(column, (column, column))
    return both[0 if lang == "sv" else 1]


def text_of(cell: Cell) -> str:
    """Return a cell as text: several values with semicolons between, nothing as nothing.

    >>> text_of(("Zonen", "kommuner")), text_of(None), text_of(True)
    ('Zonen; kommuner', '', 'true')
    """
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case tuple():
            return "; ".join(cell)
        case _:
            return str(cell)


def shown(rows: Rows, lang: str, *, hidden: frozenset[str] = frozenset()) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows as people read them.

    Where rows rest on quotes, their place stands in one column: document, page, consultation, nearest heading, date,
    confidence and the beginning of the claim's hash. The lead stands in brackets before a quote that says little alone.
    CSV and JSON have all columns; there too are the addresses (``iri``).
    """
    evidence = "quote" in rows.columns and "document" in rows.columns
    drop = {"iri", "assignment", *hidden} | ({"lead", *_SOURCE} if evidence else set())
    if rows.columns[:1] == ("consultation",):
        drop.discard("consultation")  # the row is about it
    drop |= {c for c in _SELDOM & set(rows.columns) if not any(rows.column(c))}
    columns = [c for c in rows.columns if c not in drop]
    table = []
    for record in rows.records():
        cells = {c: text_of(record[c]) for c in rows.columns}
        if cells.get("kind") in _KINDS:
            cells["kind"] = _KINDS[cells["kind"]][0 if lang == "sv" else 1]
        if evidence and _says_little(cells["quote"], cells.get("lead", "")):
            cells["quote"] = f"[{cells['lead']}] {cells['quote']}"
        line = [cells[c] for c in columns]
        table.append([*line, _place(cells, set(columns), lang)] if evidence else line)
    names = [heading(c, lang) for c in columns]
    if "force" in rows.columns:  # all rows are requests, so that the columns read as a sentence: who asks whom for what
        names = [_ASKS[lang] if c == "addressee" else name for c, name in zip(columns, names, strict=True)]
    return ([*names, heading("source", lang)] if evidence else names), table


def _says_little(quote: str, lead: str) -> bool:
    """Tell whether a quote needs its lead: a bullet under an introduction, a fragment, a few words."""
    return bool(lead) and (lead.rstrip().endswith(":") or quote[:1].islower() or len(quote) < _SHORT)


def _place(cells: dict[str, str], elsewhere: set[str], lang: str) -> str:
    cells = cells | {"section": cells.get("section", "").rsplit(" › ", 1)[-1]}
    if cells.get("page"):
        cells["page"] = f"{_PAGE[lang]} {cells['page']}"
    parts = [cells.get(c, "") for c in _SOURCE[:-1] if c not in elsewhere]
    parts.append(cells.get("claim", "").rsplit("/", 1)[-1][:_HASH])
    return ", ".join(dict.fromkeys(part for part in parts if part))  # a title is often the heading too
