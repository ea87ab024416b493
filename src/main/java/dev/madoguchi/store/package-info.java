/**
 * Keeps inquiries: one SQLite file for the rows, one folder for what was said.
 *
 * <p>What a call tells goes through steps, and the process may be killed between any two: a note of
 * all that is known is written, one for the call, as soon as there is an order number and before
 * the switch records; when the caller sends it, the note gets the receipt number and the due date;
 * the audio is moved to its place and forced to disk. Then the caller is told the number. The rows
 * follow, committed (WAL, synchronous=FULL) and read back by another connection, so that a file
 * that was deleted or overwritten under us counts as what it is; takes that were said again are
 * deleted; the note goes beside the audio, for a backup of the database that is put in place may
 * not have the row. So nobody waits for the database, a row never names audio that is not on disk,
 * and what has no row yet is found again, by its note, when {@link
 * dev.madoguchi.store.SqliteInquiries#recover} looks. The note says whether the message is whole:
 * if so it is sent however the call ends, else it is a draft. Messages the dialplan took while
 * nobody answered it enter by the same steps.
 *
 * <p>Receipt numbers come from a file beside the database, some at a time, on disk before they are
 * given ({@code Numbers}).
 *
 * <p>SQLite and the disk block the thread they are called on, natively; a virtual thread would hold
 * its carrier meanwhile and with it other calls. So that work runs on a few platform threads: a
 * call waits for those of the disk, a moment for those that read, and never for the one that writes
 * rows. Within the process one connection writes, under a lock; readers, also those of another
 * process, have connections of their own and block nobody.
 */
package dev.madoguchi.store;
