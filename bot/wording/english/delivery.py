"""What delivery itself has to say, in English."""

REPETITION = "(You may have received this message already.)"
REHEARSAL = "(A rehearsal: the clock is set to another day.)"
THREAD_GONE = "(The topic for these messages is gone, so they come here now.)"
