-- What was deleted because its time was over: how many of which kind, and when; nothing of what it was.
CREATE TABLE deletion (
  kind TEXT NOT NULL
    CHECK (kind IN ('messages', 'inquiries', 'drafts', 'call-records', 'silent')),
  count INTEGER NOT NULL CHECK (count > 0),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

-- Files whose rows are gone and that are still to be deleted, below the folder of recordings.
CREATE TABLE doomed (
  file TEXT PRIMARY KEY CHECK (length(file) > 0 AND file NOT GLOB '/*' AND file NOT GLOB '*..*')
) STRICT;
