-- When the last message of the thread was said, also when that is deleted since; NULL: none ever was.
ALTER TABLE inquiry ADD COLUMN last_said_at TEXT
  CHECK (last_said_at GLOB '????-??-??T??:??:??.???Z');

UPDATE inquiry SET last_said_at =
  (SELECT max(said_at) FROM message WHERE message.inquiry = inquiry.count);
