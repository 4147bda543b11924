-- The tables of revision 0001 as SQLite keeps them, with something in each. It never changes.
-- Every value is quoted, which both databases read: PostgreSQL takes no 0 for a boolean.
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE meta (
	name VARCHAR(32) NOT NULL, 
	value VARCHAR(128) NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE subscribers (
	chat BIGINT NOT NULL, 
	thread INTEGER, 
	rests VARCHAR(16), 
	hour TIME, 
	zone VARCHAR(64), 
	language VARCHAR(8), 
	since BIGINT NOT NULL, 
	told_until DATE, 
	next_at BIGINT, 
	PRIMARY KEY (chat)
);
CREATE TABLE subscriptions (
	chat BIGINT NOT NULL, 
	schedule VARCHAR(64) NOT NULL, 
	PRIMARY KEY (chat, schedule), 
	FOREIGN KEY(chat) REFERENCES subscribers (chat) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE feeds (
	token VARCHAR(32) NOT NULL, 
	chat BIGINT NOT NULL, 
	revoked BOOLEAN NOT NULL, 
	PRIMARY KEY (token), 
	FOREIGN KEY(chat) REFERENCES subscribers (chat) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE messages (
	id INTEGER NOT NULL, 
	chat BIGINT NOT NULL, 
	thread INTEGER, 
	language VARCHAR(8) NOT NULL, 
	urgency INTEGER NOT NULL, 
	said_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE deliveries (
	id INTEGER NOT NULL, 
	message INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	links TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	holder VARCHAR(64), 
	attempt VARCHAR(32), 
	attempts INTEGER NOT NULL, 
	doubts INTEGER NOT NULL, 
	first_sent_at BIGINT, 
	not_before BIGINT, 
	settled_at BIGINT, 
	reason TEXT, 
	sent_as BIGINT, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_deliveries_message_part UNIQUE (message, part), 
	FOREIGN KEY(message) REFERENCES messages (id) ON DELETE CASCADE
);
CREATE TABLE message_notices (
	chat BIGINT NOT NULL, 
	"key" VARCHAR(255) NOT NULL, 
	message INTEGER NOT NULL, 
	PRIMARY KEY (chat, "key"), 
	FOREIGN KEY(message) REFERENCES messages (id) ON DELETE CASCADE
);
CREATE TABLE inbox (
	update_id BIGINT NOT NULL, 
	chat BIGINT, 
	body TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	failures INTEGER NOT NULL, 
	received_at BIGINT NOT NULL, 
	not_before BIGINT, 
	error TEXT, 
	PRIMARY KEY (update_id)
);
CREATE TABLE leases (
	name VARCHAR(64) NOT NULL, 
	holder VARCHAR(128) NOT NULL, 
	until BIGINT NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE buckets (
	name VARCHAR(64) NOT NULL, 
	free_at BIGINT NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE revisions (
	schedule VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	modified_at BIGINT NOT NULL, 
	event TEXT, 
	cancelled_on DATE, 
	PRIMARY KEY (schedule, "key")
);
CREATE INDEX ix_buckets_free_at ON buckets (free_at);
CREATE INDEX ix_deliveries_state_not_before ON deliveries (state, not_before);
CREATE INDEX ix_feeds_chat ON feeds (chat);
CREATE INDEX ix_inbox_state_chat ON inbox (state, chat);
CREATE INDEX ix_message_notices_message ON message_notices (message);
CREATE INDEX ix_messages_chat ON messages (chat);
CREATE INDEX ix_subscribers_next_at ON subscribers (next_at);
INSERT INTO alembic_version (version_num) VALUES ('0001');
INSERT INTO meta (name, value) VALUES ('made_by', 'live');
INSERT INTO meta (name, value) VALUES ('secret', 'abababababababababababababababababababababababababababababababab');
INSERT INTO subscribers (chat, hour, zone, language, since, told_until, next_at) VALUES ('7', '08:30:00.000000', 'Asia/Shanghai', 'zh', '1469408400000000', '2016-07-25', '1469493000000000');
INSERT INTO subscribers (chat, thread, since, next_at) VALUES ('-1001234567890', '3', '1469408400000000', '1469493000000000');
INSERT INTO subscribers (chat, rests, since) VALUES ('8', 'stopped', '1469408400000000');
INSERT INTO subscriptions (chat, schedule) VALUES ('7', 'dialogue-2016');
INSERT INTO subscriptions (chat, schedule) VALUES ('-1001234567890', 'dialogue-2016');
INSERT INTO subscriptions (chat, schedule) VALUES ('7', 'review');
INSERT INTO feeds (token, chat, revoked) VALUES ('0123456789abcdef0123456789abcdef', '7', '0');
INSERT INTO feeds (token, chat, revoked) VALUES ('fedcba9876543210fedcba9876543210', '7', '1');
INSERT INTO messages (id, chat, language, urgency, said_at) VALUES ('1', '7', 'zh', '1', '1469408400000000');
INSERT INTO messages (id, chat, thread, language, urgency, said_at) VALUES ('2', '-1001234567890', '3', 'en', '0', '1469408401000000');
INSERT INTO deliveries (id, message, part, text, links, state, attempts, doubts, first_sent_at, settled_at, sent_as) VALUES ('1', '1', '1', '测试热线', '[]', 'sent', '1', '0', '1469408402000000', '1469408403000000', '41');
INSERT INTO deliveries (id, message, part, text, links, state, attempts, doubts) VALUES ('2', '1', '2', 'and so on', '[["Why", "https://agreed.example.org/"]]', 'waiting', '0', '0');
INSERT INTO deliveries (id, message, part, text, links, state, attempts, doubts, first_sent_at, not_before, settled_at, reason) VALUES ('3', '2', '1', 'Seminar', '[]', 'uncertain', '1', '1', '1469408402000000', '1469408462000000', '1469408403000000', 'TimedOut');
INSERT INTO message_notices (chat, key, message) VALUES ('7', 'dialogue-2016/hotline-test/1/lead/2016-08-31/2016-07-25', '1');
INSERT INTO inbox (update_id, chat, body, state, failures, received_at) VALUES ('900', '7', '{}', 'done', '0', '1469408400000000');
INSERT INTO inbox (update_id, chat, body, state, failures, received_at, not_before, error) VALUES ('901', '7', '{"update_id": 901}', 'waiting', '1', '1469408400000000', '1469408401000000', 'LookupError');
INSERT INTO leases (name, holder, until) VALUES ('sender', 'another machine/0|4|x', '1469408415000000');
INSERT INTO buckets (name, free_at) VALUES ('everything', '1469408400033333');
INSERT INTO buckets (name, free_at) VALUES ('chat 7', '1469408401000000');
INSERT INTO revisions (schedule, key, sequence, digest, modified_at, event) VALUES ('dialogue-2016', 'hotline-test', '2', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '1469408400000000', '{"热线": "1"}');
INSERT INTO revisions (schedule, key, sequence, digest, modified_at, cancelled_on) VALUES ('dialogue-2016', 'report/2', '3', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', '1469408400000000', '2016-08-20');
