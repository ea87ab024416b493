/**
 * The record that owes a reply: what was asked, by whom, under which number, due when.
 *
 * <p>{@link dev.madoguchi.inquiry.InquiryDesk} is the port the conversation opens inquiries
 * through; what it has acknowledged is on disk. Numbers carry a check digit, so that one heard
 * wrong is not somebody else's inquiry.
 */
package dev.madoguchi.inquiry;
