/**
 * FastAGI: Asterisk's dialplan calls us over TCP, one connection per call.
 *
 * <p>{@link dev.madoguchi.agi.AgiServer} listens and admits; Netty's event loops cut bytes into
 * lines ({@code AgiConnection}) and hand each reply to the one command that waits for it; they
 * never run the conversation and never wait. A command is written by the call's own thread, or, of
 * several, as soon as the reply before it is read. {@code AgiHeader}, {@code AgiCommand}, {@code
 * AgiReply} and {@code AgiReplies} are the codec, pure and apart from sockets. {@code AgiLine} is
 * the {@link dev.madoguchi.call.Line} of one call and runs on that call's virtual thread. Which
 * prompts can be played is known to {@code dev.madoguchi.asterisk}.
 *
 * <p>What the wire demands (Asterisk 22, res_agi.c): one command in flight, written at once with
 * its newline; a hang-up has four shapes (a bare {@code HANGUP} line, 511, result -1, end of file);
 * whatever else arrives unasked is forged or broken, and ends the connection. A connection that
 * ends leaves the caller to the dialplan's own path, so closing is always the safe answer.
 */
package dev.madoguchi.agi;
