"""Which rules a sentence calls: the triggers are looked for by word, and must find what a plain search would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import ConfigError
from samrad.loaders.extraction.lexicon import ACTOR, BORDER, _rule, rules
from samrad.loaders.extraction.triggers import called

TRIGGERS = sorted({trigger for rule in rules() for trigger in rule.triggers})
PIECES = st.one_of(
    st.sampled_from(TRIGGERS).map(lambda trigger: trigger.strip(BORDER)),
    st.sampled_from([" ", ", ", "(", ")", "n", "ska", "skapa", "är", "som", ACTOR, "\n"]),
)


def plainly(trigger: str, low: str) -> bool:
    if trigger.startswith(BORDER):
        return re.search(rf"\b{re.escape(trigger.strip(BORDER))}\b", low) is not None
    return trigger in low


@given(st.lists(PIECES, max_size=12).map("".join))
def test_called_are_the_rules_that_a_plain_search_for_their_triggers_finds(low: str) -> None:
    assert called(low) == {rule.order for rule in rules() if any(plainly(trigger, low) for trigger in rule.triggers)}


def test_a_word_that_only_holds_a_whole_word_calls_nothing_for_it() -> None:
    shall = next(rule.order for rule in rules() if rule.name == "shall")
    assert shall in called("kommunen ska, när det går, svara")
    assert shall not in called("vi skapar och askar")


@pytest.mark.parametrize("trigger", ["|ska", "ska|", "|ska kunna|", "a b", ""])
def test_a_trigger_that_cannot_be_looked_up_is_refused_by_name(trigger: str) -> None:
    with pytest.raises(ConfigError, match="shall"):
        _rule({"name": "shall", "kinds": {"request": 0.5}, "triggers": [trigger], "pattern": "ska"}, 0)
