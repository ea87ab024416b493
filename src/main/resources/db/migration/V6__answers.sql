-- When the reply was given; NULL: it is owed.
ALTER TABLE inquiry ADD COLUMN answered_at TEXT
  CHECK (answered_at GLOB '????-??-??T??:??:??.???Z');

-- Callers are recognised by drafts too.
DROP INDEX inquiry_caller;
CREATE INDEX inquiry_caller ON inquiry (caller_number, category);
