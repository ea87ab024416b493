/**
 * What stands before the first call: the folder of state, the settings and secrets kept in it, and
 * the local part of Asterisk's configuration written from them and the plan.
 *
 * <p>{@link dev.madoguchi.setup.StateFolder} knows every path. {@link dev.madoguchi.setup.Settings}
 * are the ports and the clock, {@link dev.madoguchi.setup.Secrets} the passwords made at the first
 * start. {@link dev.madoguchi.setup.AsteriskFiles} copies {@code asterisk-config/} and renders
 * {@code local/} beside the copies. Everything can be done again: a second start changes nothing
 * that is not to be changed. Used by one thread, at the start.
 */
package dev.madoguchi.setup;
