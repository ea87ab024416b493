/**
 * ARI: the second way in. We hold WebSockets to Asterisk, and calls of the dialplan's Stasis() are
 * told on them.
 *
 * <p>{@link dev.madoguchi.ari.AriServer} takes calls and gives each its virtual thread. An {@code
 * AriApp} keeps one socket for one application name, through its losses; an {@code AriConnection}
 * is one life of it. Netty's event loops read messages ({@code AriMessages}) and put them into the
 * {@code AriCall} of the call they belong to; they never run the conversation and never wait.
 * {@code AriLine} is the {@link dev.madoguchi.call.Line} of one call, on that call's thread.
 *
 * <p>What the wire demands (Asterisk 22, ari_websockets.c and control.c): requests on a socket run
 * one after another, and setting a variable waits for the channel. So nothing is asked for that
 * waits: what needs a variable goes through an extension of the dialplan and back. Ids are ours and
 * chosen before the request, for events overtake replies. StasisEnd is not a hang-up. Everything
 * unknown is counted and ignored. A socket that is gone makes Stasis() fail at once, and the
 * dialplan takes the caller.
 */
package dev.madoguchi.ari;
