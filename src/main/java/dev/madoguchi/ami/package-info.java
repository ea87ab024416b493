/**
 * Queues and agents as Asterisk's manager interface (AMI) tells them, over asterisk-java's {@code
 * manager} package.
 *
 * <p>{@link dev.madoguchi.ami.AmiQueueWatch} owns one virtual thread: it logs in (again and again,
 * with back-off), asks {@code QueueStatus}, and applies events in the order they come.
 * asterisk-java hands events to a bounded inbox and does nothing else; only our thread sends
 * actions, because a reply waits behind the listener that would wait for it. {@code AmiEvents}
 * turns an event into a {@code QueueChange}, {@code QueueBoard} is the immutable state they add up
 * to (both pure). Asking again at a steady beat is at once the ping, the cure for an event missed
 * and the way queues added by a reload are seen.
 */
package dev.madoguchi.ami;
