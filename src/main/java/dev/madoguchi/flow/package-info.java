/**
 * The conversation: {@link dev.madoguchi.flow.SupportLine} is the line as its owner would tell it,
 * {@code InquiryDialogue} how a message is taken, {@code CallRunner} the one place that catches.
 */
package dev.madoguchi.flow;
