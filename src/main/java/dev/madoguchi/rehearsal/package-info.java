/**
 * A call without a telephone: {@link dev.madoguchi.rehearsal.FakeLine} is the {@link
 * dev.madoguchi.call.Line} on which tests and rehearsals hold the conversation, and what happened
 * on it is told afterwards. Nothing is kept and nothing is waited for.
 */
package dev.madoguchi.rehearsal;
