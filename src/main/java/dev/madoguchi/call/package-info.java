/**
 * The middle of the house: one call as the conversation sees it.
 *
 * <p>{@link dev.madoguchi.call.Line} is the port a protocol implements; {@link
 * dev.madoguchi.call.Call} holds the verbs of an IVR, written once on top of it. Everything here is
 * a value or a sentence about values (with {@link dev.madoguchi.call.Secret} and {@link
 * dev.madoguchi.call.Printable}, which every floor above needs): no sockets, no threads of its own,
 * no time but what is handed in. One call runs on one virtual thread; none of these types is shared
 * between calls.
 */
package dev.madoguchi.call;
