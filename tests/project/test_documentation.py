"""The documentation says what the program does: links resolve, commands and options exist, the help is current."""

from __future__ import annotations

import importlib.util
import re
import runpy
import shlex
from pathlib import Path

import click
import pytest

from samrad.cli import COMMANDS, cli

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHELL = {"", "sh", "bash", "shell", "console"}


def landed(name: str) -> bool:
    return importlib.util.find_spec(f"samrad.cli.{COMMANDS[name][0]}") is not None


@pytest.fixture(scope="module")
def pages(root: Path, tracked: tuple[Path, ...]) -> dict[Path, str]:
    """Give the tracked Markdown pages by path."""
    return {path: (root / path).read_text(encoding="utf-8") for path in tracked if path.suffix == ".md"}


def shell_lines(text: str) -> list[str]:
    """Return the command lines of a page's shell blocks, one a line, continuation lines joined."""
    blocks = (body for language, body in FENCE.findall(text) if language in SHELL)
    lines = (line.strip().removeprefix("$ ") for body in blocks for line in body.replace("\\\n", " ").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def test_links_inside_the_repository_lead_somewhere(root: Path, pages: dict[Path, str]) -> None:
    links = [(page, target.partition("#")[0]) for page, text in pages.items() for target in LINK.findall(text)]
    inside = [(page, target) for page, target in links if target and not re.match(r"[a-z]+:", target)]
    assert [f"{page}: {target}" for page, target in inside if not (root / page.parent / target).exists()] == []


def test_every_make_target_that_is_named_exists(root: Path, pages: dict[Path, str]) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"run", "test", "check"} <= targets
    named = {(str(page), name) for page, text in pages.items() for name in re.findall(r"`make ([a-z]+)", text)}
    named |= {
        (str(p), m[1]) for p, t in pages.items() for line in shell_lines(t) if (m := re.match(r"make ([a-z]+)", line))
    }
    assert named
    assert sorted((page, name) for page, name in named if name not in targets) == []


def test_the_readme_names_the_two_commands(pages: dict[Path, str]) -> None:
    lines = [line.partition("#")[0].strip() for line in shell_lines(pages[Path("README.md")])]
    assert {"make run", "make test"} <= set(lines)


def test_every_decision_is_listed_in_the_index(root: Path, pages: dict[Path, str]) -> None:
    index = pages[Path("docs/README.md")]
    documents = [page for page in pages if page.parts[0] == "docs" and page != Path("docs/README.md")]
    assert documents
    assert [str(page) for page in documents if f"({page.relative_to('docs').as_posix()})" not in index] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_for_itself_and_for_each_option(name: str) -> None:
    assert landed(name), f"samrad {name} is listed and not written"
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.get_short_help_str()
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_the_page_of_commands_is_current(root: Path) -> None:
    page = runpy.run_path(str(root / ".ci" / "commands.py"))["page"]()
    written = (root / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == page, "docs/commands.md is stale: make docs"


def parse_example(line: str) -> None:
    """Parse an example as the command line would, without running it; click raises what a user would see."""
    words = shlex.split(re.split(r"\s[|>&]", line)[0], comments=True)[1:]
    if not words or words[0].startswith("-"):
        with cli.make_context("samrad", words):
            return
    command = cli.get_command(click.Context(cli), words[0])
    assert command is not None, f"there is no command {words[0]!r}"
    context = click.Context(command, info_name=words[0])
    values, rest, _ = command.make_parser(context).parse_args(words[1:])
    assert not rest, f"left over: {rest}"
    for parameter in command.params:
        if isinstance(parameter.type, click.Choice) and values.get(parameter.name):
            parameter.type_cast_value(context, values[parameter.name])


def faults_of(examples: list[tuple[object, str]]) -> list[str]:
    faults = []
    for place, line in examples:
        name = line.split()[1]
        if name in COMMANDS and not landed(name):
            continue
        try:
            parse_example(line)
        except (click.ClickException, AssertionError, ValueError) as error:
            faults.append(f"{place}: {line}: {error}")
        except click.exceptions.Exit:
            pass  # --help and --version answer and end
    return faults


def test_every_example_in_the_documentation_parses(pages: dict[Path, str]) -> None:
    examples = [(page, line) for page, text in pages.items() for line in shell_lines(text)]
    assert faults_of([(page, line) for page, line in examples if line.startswith("samrad ")]) == []


def test_every_example_in_the_help_parses() -> None:
    helps = [(name, cli.get_command(click.Context(cli), name)) for name in COMMANDS if landed(name)]
    lines = [(name, line.strip()) for name, command in helps for line in (command.help or "").splitlines()]
    examples = [(name, line) for name, line in lines if line.startswith("samrad ")]
    assert len(examples) >= 3
    assert faults_of(examples) == []


@pytest.mark.parametrize(
    "line", ["samrad aks", "samrad ask --too kommuner", "samrad ask --format xml", "samrad actor A B"]
)
def test_an_example_that_does_not_parse_is_found(line: str) -> None:
    assert faults_of([("here", line)])
