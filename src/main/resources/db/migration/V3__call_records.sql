-- One row for each call. Times as in inquiry.
CREATE TABLE call (
  call_id TEXT PRIMARY KEY
    CHECK (length(call_id) BETWEEN 1 AND 64 AND call_id NOT GLOB '*[^A-Za-z0-9._-]*'),
  entered_at TEXT NOT NULL CHECK (entered_at GLOB '????-??-??T??:??:??.???Z'),
  -- NULL: nobody saw it end
  left_at TEXT CHECK (left_at GLOB '????-??-??T??:??:??.???Z'),
  clock TEXT NOT NULL CHECK (clock IN ('real', 'set')),
  caller_number TEXT
    CHECK (length(caller_number) BETWEEN 2 AND 21 AND caller_number NOT GLOB '*[^0-9+]*'),
  -- NULL: only the dialplan saw the call
  language TEXT CHECK (language GLOB '[a-z][a-z]'),
  -- question=key, in order, with a space between; no key is silence
  keys TEXT NOT NULL,
  -- prompts, in order, with a space between
  heard TEXT NOT NULL,
  queue TEXT,
  joined INTEGER NOT NULL CHECK (joined IN (0, 1)),
  wait_ms INTEGER NOT NULL CHECK (wait_ms >= 0),
  talk_ms INTEGER NOT NULL CHECK (talk_ms >= 0),
  agent TEXT,
  -- the count of an inquiry the call has left, also when that is deleted since
  inquiry INTEGER,
  outcome TEXT NOT NULL
    CHECK (outcome IN ('answered', 'abandoned', 'moved', 'overflow', 'closed', 'in-menu')),
  ended_by TEXT NOT NULL CHECK (ended_by IN ('caller', 'agent', 'us', 'line')),
  -- what one side told of the call, until the other side has
  ours TEXT,
  theirs TEXT
) STRICT;

CREATE INDEX call_entered ON call (entered_at, call_id);
