"""Topics with a name in each language, and which of them are one."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from schedules.text import Text
from schedules.topics import Topics, is_among

HOTLINE = Text.of({"en": "hotline", "zh": "热线"})

names = st.sampled_from(["wto", "WTO", "rules", "seminar", "规则", "研讨会"])
texts = names.map(Text.of) | st.fixed_dictionaries({"en": names, "zh": names}).map(Text.of)


def test_a_topic_is_known_by_each_of_its_names() -> None:
    topics = Topics([HOTLINE, Text.of("cases")])
    assert topics.all == (HOTLINE, Text.of("cases"))
    assert topics.called("HOTLINE") == topics.called("热线") == HOTLINE
    assert topics.called("hot") is None
    assert is_among(HOTLINE, ["cases", "热线"])
    assert not is_among(HOTLINE, ["cases", "hot"])


def test_a_name_alone_is_the_topic_that_has_it_wherever_that_stands() -> None:
    assert Topics([Text.of("Hotline"), Text.of("cases"), HOTLINE]).all == (
        Text.of({"en": "Hotline", "zh": "热线"}),
        Text.of("cases"),
    )


def test_two_names_in_one_language_are_told() -> None:
    topics = Topics([HOTLINE])
    assert topics.add(Text.of({"en": "hotline", "zh": "专线"})) == ("热线", "专线")
    assert topics.add(Text.of("Hotline")) is None
    assert topics.called("专线") == HOTLINE


@given(st.lists(texts, max_size=8))
def test_those_that_share_a_name_are_one_however_they_are_linked(written: list[Text]) -> None:
    topics = Topics(written)
    sharing: nx.Graph[str] = nx.Graph()
    sharing.add_nodes_from(name.casefold() for text in written for name in text.all)
    plain = ([name.casefold() for name in text.all] for text in written)
    sharing.add_edges_from((names[0], names[-1]) for names in plain)
    assert len(topics.all) == nx.number_connected_components(sharing)
    for one, other in combinations(sharing, 2):
        same = topics.called(one) == topics.called(other)
        assert same == nx.has_path(sharing, one, other)
