from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from .make import Pdf

LINE = "Kommunen bjöd in föreningarna till ett samråd om lokaler i den gamla skolan, och många kom dit."

#: Reads each file of a folder in a process of its own: pdfium is not written in Python, and a file that brings it down
#: would take the tests with it.
READ = """
import sys
from pathlib import Path
from samrad.errors import DocumentError
from samrad.loaders.formats.pdf import read_pdf
from samrad.settings import Limits
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        reading = read_pdf(path.read_bytes(), path.name, Limits())
        assert list(reading.pages.starts) == sorted(reading.pages.starts)
        print("read", flush=True)
    except DocumentError as error:
        assert error.where == path.name and error.hint
        print("refused", flush=True)
    except BaseException as error:
        print(path.name, repr(error), flush=True)
        raise
"""


def documents() -> list[bytes]:
    plain = Pdf(info={"Title": "Möte"})
    for number in range(3):
        plain.page().text(72, 780, f"Samråd {number}", 18, "bold")
        plain.lines(72, 740, LINE, LINE, "som dröjer.")
        plain.text(72, 660, "\xb7", font="symbol").text(90, 660, "Vi vill.").disc(74, 640).text(90, 640, "Och vi.")
        plain.text(72, 600, "Anna Ek").text(250, 600, "SKR").text(72, 584, "Bo Berg").text(250, 584, "Malmö stad")
    turned = Pdf(rotate=90).page().turned("0 1 -1 0 300 72", LINE).picture()
    return [plain.bytes(), turned.bytes(), plain.locked("")]


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return a file with bytes changed, lost, moved or cut off."""
    out = bytearray(data)
    match chance.randint(0, 4):
        case 0:
            for _ in range(chance.randint(1, 60)):
                out[chance.randrange(len(out))] = chance.randrange(256)
        case 1:
            a, b, c = sorted(chance.randrange(len(out)) for _ in range(3))
            out = out[:a] + out[b:c] + out[a:b] + out[c:]
        case 2:
            out = out[: chance.randrange(len(out))] + b"\n%%EOF\n" * chance.randint(0, 1)
        case 3:  # figures are lengths, places, counts, sizes: make them absurd
            places = [at for at, byte in enumerate(out) if byte in b"0123456789"]
            for at in chance.sample(places, 12):
                out[at : at + 1] = chance.choice([b"-1", b"0", b"99999999", b"1e9", b"2147483648"])
        case _:
            at = chance.randrange(len(out))
            del out[at : at + chance.randint(1, 300)]
    return bytes(out)


def test_a_damaged_file_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    chance = random.Random(20240611)
    files = documents()
    for number in range(300):
        (tmp_path / f"{number:03}.pdf").write_bytes(broken(files[number % len(files)], chance))
    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path)], capture_output=True, text=True, timeout=120, check=False
    )
    said = done.stdout.split("\n")[:-1]
    assert done.returncode == 0, f"file {len(said)}: {said[-1:]} {done.stderr[-500:]}"
    assert len(said) == 300
    assert said.count("read") > 50
    assert said.count("refused") > 50
