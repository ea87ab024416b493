/**
 * When the line is open: weekly hours, holidays and the calendar of business days.
 *
 * <p>Pure values over {@code java.time}. The zone is always named, the instant always handed in;
 * every shift is half-open (09:30 is open, 17:30 is closed).
 */
package dev.madoguchi.hours;
