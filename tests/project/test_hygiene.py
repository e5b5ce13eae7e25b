"""What must not be in the repository: addresses of registries, paths of one machine, exemptions without a reason."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

import pytest

#: No tracked file is larger: the largest wanted ones are the registry's Turtle and the README's picture.
MOST_BYTES = 1_000_000
MOST_LINES = 400

#: Written in pieces, so that this file does not hold what it looks for.
REGISTRY = re.compile(
    "|".join(
        [
            r"https?://[^\s'\"<>)]*(?:" + "py" + r"pi\b|/sim" + r"ple/|artif" + r"actory|nex" + r"us\b|dev" + r"pi\b)",
            "--(?:extra-)?in" + r"dex-url\b",
            "--find" + r"-links\b",
            "PIP_(?:EXTRA_)?IN" + "DEX_URL",
            "trusted" + "-host",
        ]
    ),
    re.IGNORECASE,
)
#: A path that begins at the root of a machine; inside a web address a letter, a dot or a slash stands before it.
MACHINE = re.compile(r"(?<![\w./~*{}>-])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me|Us" + r"ers|mnt|opt|tm" + r"p)/[\w.]")
BINARY = {".png", ".gz", ".ico", ".pdf", ".docx", ".woff2"}


@pytest.fixture(scope="module")
def texts(root: Path, tracked: tuple[Path, ...]) -> dict[str, str]:
    """Give every tracked text but the documents, which are other people's, by its path."""
    paths = [p for p in tracked if p.suffix not in BINARY and not (p.parts[0] == "corpus" and p.suffix == ".txt")]
    return {str(path): (root / path).read_text(encoding="utf-8") for path in paths if not (root / path).is_dir()}


def hits(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    lines = ((path, i, line) for path, text in texts.items() for i, line in enumerate(text.split("\n"), 1))
    return [f"{path}:{i}: {line.strip()[:120]}" for path, i, line in lines if pattern.search(line)]


def test_no_address_of_a_registry_or_mirror(texts: dict[str, str]) -> None:
    assert hits(REGISTRY, texts) == []


def test_no_path_of_one_machine(texts: dict[str, str]) -> None:
    assert hits(MACHINE, texts) == []


def test_the_patterns_find_what_they_look_for() -> None:
    assert REGISTRY.search("pip install --in" + "dex-url x")
    assert REGISTRY.search("https://py" + "pi.example.org/x")
    assert MACHINE.search('"/ho' + 'me/anna/x"')
    assert not MACHINE.search("https://www.example.org/ho" + "me/page")


def test_no_large_file(root: Path, tracked: tuple[Path, ...]) -> None:
    sizes = {str(path): (root / path).stat().st_size for path in tracked}
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


def test_no_module_over_the_limit_of_lines(texts: dict[str, str]) -> None:
    lengths = {path: text.count("\n") for path, text in texts.items() if path.endswith(".py")}
    assert {path: n for path, n in lengths.items() if n >= MOST_LINES and not path.startswith("tests/")} == {}


EXEMPTION = re.compile(
    r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*)?|type:\s*ignore(?:\[[\w, -]*\])?|pragma:\s*no \w+)"
)


def comments(text: str) -> list[tuple[int, str]]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]


def unreasoned(text: str) -> list[int]:
    """Return the lines with an exemption whose comment says nothing besides it."""
    found = [(line, comment) for line, comment in comments(text) if EXEMPTION.search(comment)]
    return [line for line, comment in found if not re.search(r"\w{4,}", EXEMPTION.sub("", comment))]


def test_every_exemption_gives_its_reason(texts: dict[str, str]) -> None:
    modules = {path: text for path, text in texts.items() if path.endswith(".py")}
    assert len(modules) > 10
    assert [f"{path}:{line}" for path, text in modules.items() for line in unreasoned(text)] == []


def test_an_exemption_without_a_reason_is_found() -> None:
    bare, reasoned = "x = 1  # no" + "qa: E501\n", "x = 1  # no" + "qa: E501 the address cannot be broken\n"
    assert unreasoned(bare) == [1]
    assert unreasoned(reasoned) == []
    assert unreasoned("x = 1  # type: ig" + "nore[arg-type]\n") == [1]
    assert unreasoned("x = 1  # type: ig" + "nore[arg-type]  # the stubs are wrong here\n") == []


def test_swedish_and_all_else_is_utf_8_without_a_byte_order_mark(texts: dict[str, str]) -> None:
    """Reading them above has shown UTF-8; a mark at the start would break Turtle, TOML and shell scripts."""
    assert [path for path, text in texts.items() if text.startswith("\ufeff")] == []
