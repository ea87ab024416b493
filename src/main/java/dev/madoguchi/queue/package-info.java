/**
 * What is known of queues and agents for showing: never a gate. app_queue alone decides who is
 * served.
 */
package dev.madoguchi.queue;
