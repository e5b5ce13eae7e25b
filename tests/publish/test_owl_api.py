"""The OWL API, with which Protégé opens files, reads ours and comes to the same profile as our own check."""

from __future__ import annotations

import subprocess
from pathlib import Path

import owlready2
import pytest

from samrad.ontology.files import VOCABULARY_FILES, vocabulary_triples
from samrad.ontology.profile import PROFILES, dl_faults, obstacles
from samrad.publish.formats import vocabulary_format

pytestmark = pytest.mark.slow

#: owlready2 brings HermiT, and that brings the OWL API.
LIBRARY = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
TRIPLES = [t for name in VOCABULARY_FILES for t in vocabulary_triples(name)]


def opened(file: Path, out: Path) -> dict[str, int]:
    """Return what the program beside this test says of a file; it writes the file in functional syntax."""
    program = Path(__file__).with_name("Profiles.java")
    command = ["java", "-cp", str(LIBRARY), str(program), str(file), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return {name: int(number) for name, number in (line.split() for line in done.stdout.splitlines())}


@pytest.fixture
def compiler(java: str) -> None:
    listed = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=False)
    if "jdk.compiler" not in listed.stdout:
        pytest.skip("this Java runtime has no compiler: it takes a JDK")


@pytest.mark.usefixtures("compiler")
def test_it_opens_rdf_xml_and_turtle_and_agrees_on_the_profiles(tmp_path: Path) -> None:
    found = {}
    for suffix in (".rdf", ".ttl"):
        (tmp_path / f"samrad{suffix}").write_bytes(vocabulary_format(suffix))
        found[suffix] = opened(tmp_path / f"samrad{suffix}", tmp_path / f"samrad{suffix}.ofn")
    assert found[".rdf"] == found[".ttl"]
    assert found[".rdf"]["classes"] > 50
    assert found[".rdf"]["logical"] > 500
    assert (found[".rdf"]["DL"] == 0) == (dl_faults(TRIPLES) == [])
    for profile in PROFILES:
        assert (found[".rdf"][profile] == 0) == (obstacles(TRIPLES, profile) == {}), profile
    unions = obstacles(TRIPLES, "RL")["union in a domain or range"]
    assert found[".rdf"]["RL"] == len(unions)


@pytest.mark.usefixtures("compiler")
@pytest.mark.parametrize(
    ("suffix", "chain"),
    [(".ofn", "SubObjectPropertyOf(ObjectPropertyChain("), (".omn", "SubPropertyChain:")],
    ids=["functional", "Manchester"],
)
def test_what_it_writes_in_another_syntax_it_reads_back(suffix: str, chain: str, tmp_path: Path) -> None:
    (tmp_path / "samrad.rdf").write_bytes(vocabulary_format(".rdf"))
    written = tmp_path / f"samrad{suffix}"
    first = opened(tmp_path / "samrad.rdf", written)
    assert chain in written.read_text(encoding="utf-8")
    again = opened(written, tmp_path / "again.ofn")
    assert {name: again[name] for name in ("classes", "logical")} == {
        name: first[name] for name in ("classes", "logical")
    }
    if suffix == ".ofn":  # the old writer of Manchester syntax leaves out declarations, which the profiles ask for
        assert again == first
