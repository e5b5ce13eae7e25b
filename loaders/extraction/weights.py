"""The trained weights: one linear model a kind, in a JSON file that a person can read."""

from __future__ import annotations

import json
import math
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat

from ...errors import ConfigError
from ..claim import ClaimKind

__all__ = ["Weights", "weights"]

FILE = "weights.json"

#: The file gives the weights with two decimals.
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """Hold for each kind a bias, the trust in the rules' own estimate, the weight of each sign and a threshold.

    :param weight: in hundredths, whole numbers as the file rounds them: their sum is the same in any order
    :param thresholds: the probability from which a kind is taken
    :param slope: with ``shift``, what turns log-odds into the share of claims that are right
    :param second: the probability from which a sentence carries a second kind
    """

    bias: dict[ClaimKind, float]
    trust: dict[ClaimKind, float]
    weight: dict[ClaimKind, dict[str, int]]
    thresholds: dict[ClaimKind, float]
    second: float
    slope: float = 1.0
    shift: float = 0.0

    def confidence(self, odds: float) -> float:
        """Return how often a claim that was taken at these log-odds is right, as documents held out have shown."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.slope * odds + self.shift))))

    def odds(self, kind: ClaimKind, estimate: float, signs: AbstractSet[str]) -> float:
        """Return the log-odds that a sentence with these signs carries a claim of the kind.

        :param estimate: the log-odds by the rules' own estimate
        """
        weighed = sum(map(self.weight[kind].get, signs, repeat(0)))
        return self.bias[kind] + self.trust[kind] * estimate + weighed / _HUNDRED

    def threshold(self, kind: ClaimKind) -> float:
        """Return the probability from which the kind is taken."""
        return self.thresholds[kind]

    @classmethod
    def from_json(cls, text: str) -> Weights:
        """Read the weights.

        :raises ConfigError: where a part is missing or no number
        """
        try:
            data = json.loads(text)
            kinds = {kind: data["kinds"][kind.value] for kind in ClaimKind}
            return cls(
                {kind: float(part["bias"]) for kind, part in kinds.items()},
                {kind: float(part["trust"]) for kind, part in kinds.items()},
                {
                    kind: {sign: round(_HUNDRED * w) for sign, w in part["weights"].items()}
                    for kind, part in kinds.items()
                },
                {kind: float(part["threshold"]) for kind, part in kinds.items()},
                float(data["second"]),
                float(data["calibration"]["slope"]),
                float(data["calibration"]["shift"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ConfigError(f"the weights cannot be read: {error}", where=FILE) from None


@cache
def weights() -> Weights | None:
    """Return the shipped weights; None where there are none and the rules decide alone."""
    file = files(__package__) / FILE
    return Weights.from_json(file.read_text(encoding="utf-8")) if file.is_file() else None
