/**
 * What became of calls, and what a supervisor reads from many of them; pure.
 *
 * <p>A call is seen from two sides. {@link dev.madoguchi.call.SeenByUs} knows what was said and
 * pressed; {@link dev.madoguchi.report.SeenBySwitch} knows whether an agent answered, and is there
 * also for calls the dialplan served alone. {@link dev.madoguchi.report.CallRecord} puts the two
 * together, in whichever order they come, and either alone is enough for a record. {@link
 * dev.madoguchi.report.Tally} counts records; its formulas stand beside its figures.
 */
package dev.madoguchi.report;
