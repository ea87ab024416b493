/**
 * Keeps inquiries: one SQLite file for the rows, one folder for what was said.
 *
 * <p>A message goes through four steps, and the process may be killed between any two: a note of
 * all that is known is written, before the switch records; the audio is moved to its place and
 * forced to disk; the row is committed (WAL, synchronous=FULL); the note is removed. So a row never
 * names audio that is not on disk, and a recording without a row, also one whose call or process
 * ended in the middle, is found again, by its note, when {@link
 * dev.madoguchi.store.SqliteInquiries#recover} looks. Messages the dialplan took while nobody
 * answered it enter by the same steps.
 *
 * <p>SQLite and the disk block the thread they are called on, natively; a virtual thread would hold
 * its carrier meanwhile and with it other calls. So that work runs on a few platform threads, and a
 * call only waits for them. Within the process one connection writes, under a lock; readers, also
 * those of another process, have connections of their own and block nobody.
 */
package dev.madoguchi.store;
