"""What milestones are about: a topic has a name, or one in each language; those that share a name are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schedules.text import Text


class Topics:
    """Topics of which those that share a name are one, which has the names of all.

    Names are compared without regard to case, and across languages.
    """

    def __init__(self, topics: Iterable[Text] = ()) -> None:
        self._by_name: dict[str, Text] = {}
        self._names: dict[Text, tuple[str, ...]] = {}
        for topic in topics:
            self.add(topic)

    def add(self, topic: Text) -> tuple[str, str] | None:
        """Learn the names of a topic; two that one language has for it, the earlier one first, if any."""
        known = dict.fromkeys(one for name in topic.all if (one := self.called(name)))
        versions: dict[str, str] = {}
        clash = None
        for language, name in (version for one in (*known, topic) for version in one.versions):
            if _plain(versions.setdefault(language, name)) != _plain(name):
                clash = versions[language], name
        united = Text(tuple(versions.items()))
        earlier = [name for one in known for name in self._names.pop(one)]
        self._names[united] = tuple(dict.fromkeys((*earlier, *map(_plain, topic.all))))
        self._by_name |= dict.fromkeys(self._names[united], united)
        return clash

    def called(self, name: str) -> Text | None:
        """The topic of that name."""
        return self._by_name.get(_plain(name))

    @property
    def all(self) -> Sequence[Text]:
        """Each once, in the order in which they were first named."""
        return tuple(dict.fromkeys(self._by_name.values()))


def is_among(topic: Text, names: Iterable[str]) -> bool:
    """Whether it is called by one of these names."""
    return not {_plain(name) for name in topic.all}.isdisjoint(map(_plain, names))


def _plain(name: str) -> str:
    return name.casefold()
