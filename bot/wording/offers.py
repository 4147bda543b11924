"""What is said beside answers that are offered in another chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.wording.chinese.offers import ChineseOffers
from bot.wording.english.offers import EnglishOffers


class OfferWording(Protocol):
    """One language's texts; the hints stand on a button that leads to the private chat."""

    def not_understood(self) -> str:
        """A hint: what was typed is no question."""
        ...

    def nothing_to_see(self) -> str:
        """A hint: whoever asks may see no schedule."""
        ...

    def more(self) -> str:
        """At the end of an answer that is too long for one message."""
        ...

    def ask_here(self) -> str:
        """In the private chat, to whoever came by that button: what can be asked."""
        ...


OFFER_WORDING: Mapping[str, OfferWording] = {"en": EnglishOffers(), "zh": ChineseOffers()}
