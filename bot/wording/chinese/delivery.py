"""What delivery itself has to say, in Chinese."""

REPETITION = "（这条消息您可能已经收到过。）"
REHEARSAL = "（演练：时钟设在另一天。）"
THREAD_GONE = "（原来的话题已不存在，消息改发到这里。）"
