/**
 * Looks at a running line and says what is well and what is not, an item at a time: nothing is
 * changed and no right is needed that the operator of the line does not have already.
 *
 * <p>Asterisk's version and modules are asked on its own console by the launcher ({@code
 * bin/facts}) and handed in as text, so that the user of the manager interface needs no right for
 * it. What Asterisk can read is seen through {@code /proc/PID/root}, in the very root it runs in.
 */
package dev.madoguchi.doctor;
