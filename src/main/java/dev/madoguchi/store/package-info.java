/**
 * Keeps inquiries: one SQLite file for the rows, one folder for what was said.
 *
 * <p>What a call tells goes through steps, and the process may be killed between any two: a note of
 * all that is known is written, one for the call, as soon as there is an order number and before
 * the switch records; the audio is moved to its place and forced to disk; the rows are committed
 * (WAL, synchronous=FULL); takes that were said again are deleted; the note is removed. The note
 * says whether the message is whole: if so it is sent however the call ends, else it is a draft. So
 * a row never names audio that is not on disk, and a recording without a row, also one whose call
 * or process ended in the middle, is found again, by its note, when {@link
 * dev.madoguchi.store.SqliteInquiries#recover} looks. Messages the dialplan took while nobody
 * answered it enter by the same steps.
 *
 * <p>SQLite and the disk block the thread they are called on, natively; a virtual thread would hold
 * its carrier meanwhile and with it other calls. So that work runs on a few platform threads, and a
 * call only waits for them. Within the process one connection writes, under a lock; readers, also
 * those of another process, have connections of their own and block nobody.
 */
package dev.madoguchi.store;
