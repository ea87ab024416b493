-- Times are UTC as text with milliseconds, so that their order as text is their order in time.
CREATE TABLE inquiry (
  count INTEGER PRIMARY KEY AUTOINCREMENT CHECK (count > 100000),
  call_id TEXT NOT NULL UNIQUE
    CHECK (length(call_id) BETWEEN 1 AND 64 AND call_id NOT GLOB '*[^A-Za-z0-9._-]*'),
  category TEXT NOT NULL
    CHECK (length(category) BETWEEN 1 AND 32 AND category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
  -- NULL: the network gave none
  caller_number TEXT
    CHECK (length(caller_number) BETWEEN 2 AND 21 AND caller_number NOT GLOB '*[^0-9+]*'),
  language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
  -- below the folder of recordings
  audio TEXT NOT NULL UNIQUE CHECK (audio GLOB 'inquiries/*.wav' AND audio NOT GLOB '*/*/*'),
  length_ms INTEGER NOT NULL CHECK (length_ms > 0),
  opened_at TEXT NOT NULL CHECK (opened_at GLOB '????-??-??T??:??:??.???Z'),
  due_at TEXT NOT NULL CHECK (due_at GLOB '????-??-??T??:??:??.???Z'),
  clock TEXT NOT NULL CHECK (clock IN ('real', 'set'))
) STRICT;

CREATE INDEX inquiry_opened ON inquiry (opened_at, count);

-- Receipt numbers have six digits and a check digit from the first one on.
INSERT INTO sqlite_sequence (name, seq) VALUES ('inquiry', 100000);
