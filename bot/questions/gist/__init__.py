"""The second way of reading: by the words themselves, whatever their order. No word is skipped."""

from bot.questions.gist.trying import by_gist, gists_of, unknown, words_known

__all__ = ["by_gist", "gists_of", "unknown", "words_known"]
