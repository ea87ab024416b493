/**
 * How a command speaks to the running server of a state folder: a UNIX socket in it.
 *
 * <p>One request a connection: a line of words, answered by "done" or "refused", the lines of the
 * answer, and the end of the stream. Who may open the socket is settled by the folder's permissions
 * (0700, the socket 0600), so there is no secret and no port.
 */
package dev.madoguchi.control;
