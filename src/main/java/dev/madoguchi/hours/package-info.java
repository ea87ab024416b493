/**
 * When the line is open: emergency, overrides, closures, holidays, weekly hours, in this order; and
 * the calendar of business days.
 *
 * <p>Pure values over {@code java.time}. The zone is always named, the instant always handed in;
 * every shift is half-open (09:30 is open, 17:30 is closed).
 */
package dev.madoguchi.hours;
