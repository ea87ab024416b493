-- An inquiry is a thread of messages now, and may be a draft without any.
ALTER TABLE inquiry RENAME TO inquiry_v1;
DROP INDEX inquiry_opened;

CREATE TABLE inquiry (
  count INTEGER PRIMARY KEY AUTOINCREMENT CHECK (count > 100000),
  call_id TEXT NOT NULL UNIQUE
    CHECK (length(call_id) BETWEEN 1 AND 64 AND call_id NOT GLOB '*[^A-Za-z0-9._-]*'),
  category TEXT NOT NULL
    CHECK (length(category) BETWEEN 1 AND 32 AND category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
  detail TEXT
    CHECK (length(detail) BETWEEN 1 AND 40 AND detail NOT GLOB '*[^a-z0-9-]*'),
  order_number TEXT
    CHECK (length(order_number) BETWEEN 1 AND 20 AND order_number NOT GLOB '*[^0-9]*'),
  -- NULL: the network gave none
  caller_number TEXT
    CHECK (length(caller_number) BETWEEN 2 AND 21 AND caller_number NOT GLOB '*[^0-9+]*'),
  -- NULL: the caller gave none
  callback_number TEXT
    CHECK (length(callback_number) BETWEEN 2 AND 21 AND callback_number NOT GLOB '*[^0-9+]*'),
  language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
  state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'answered')),
  opened_at TEXT NOT NULL CHECK (opened_at GLOB '????-??-??T??:??:??.???Z'),
  due_at TEXT NOT NULL CHECK (due_at GLOB '????-??-??T??:??:??.???Z'),
  clock TEXT NOT NULL CHECK (clock IN ('real', 'set'))
) STRICT;

INSERT INTO inquiry (count, call_id, category, caller_number, language, state, opened_at, due_at, clock)
SELECT count, call_id, category, caller_number, language, 'open', opened_at, due_at, clock
FROM inquiry_v1;

CREATE TABLE message (
  inquiry INTEGER NOT NULL REFERENCES inquiry (count),
  -- a call leaves at most one
  call_id TEXT NOT NULL UNIQUE
    CHECK (length(call_id) BETWEEN 1 AND 64 AND call_id NOT GLOB '*[^A-Za-z0-9._-]*'),
  state TEXT NOT NULL CHECK (state IN ('sent', 'draft')),
  -- below the folder of recordings
  audio TEXT NOT NULL UNIQUE CHECK (audio GLOB 'inquiries/*.wav' AND audio NOT GLOB '*/*/*'),
  length_ms INTEGER NOT NULL CHECK (length_ms > 0),
  said_at TEXT NOT NULL CHECK (said_at GLOB '????-??-??T??:??:??.???Z'),
  clock TEXT NOT NULL CHECK (clock IN ('real', 'set'))
) STRICT;

INSERT INTO message (inquiry, call_id, state, audio, length_ms, said_at, clock)
SELECT count, call_id, 'sent', audio, length_ms, opened_at, clock FROM inquiry_v1;

-- No number is given twice, not even that of an inquiry that is gone.
DELETE FROM sqlite_sequence WHERE name = 'inquiry';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'inquiry', seq FROM sqlite_sequence WHERE name = 'inquiry_v1';
DROP TABLE inquiry_v1;

CREATE INDEX inquiry_opened ON inquiry (opened_at, count);
CREATE INDEX inquiry_caller ON inquiry (caller_number, category) WHERE state = 'open';
CREATE INDEX message_thread ON message (inquiry, said_at);
