"""English: what is said beside answers that are offered in another chat."""

from __future__ import annotations


class EnglishOffers:
    """See ``bot.wording.offers.OfferWording``."""

    def not_understood(self) -> str:
        return "Not understood. What can be asked?"

    def nothing_to_see(self) -> str:
        return "You follow no schedule yet. How to begin?"

    def more(self) -> str:
        return "… There is more; ask me in a private chat for all of it."

    def ask_here(self) -> str:
        return (
            "Ask in your own words, here or after my @name in any chat: “august”, “next week”, "
            "“what is due before September?”, “when is the next meeting?” "
            "/start reminds you of what was agreed, /help shows the rest."
        )
