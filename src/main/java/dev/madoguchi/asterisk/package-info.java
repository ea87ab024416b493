/**
 * What both ways in know of Asterisk: which sounds it can play ({@link
 * dev.madoguchi.asterisk.PromptShelf}), the words app_queue uses ({@link
 * dev.madoguchi.asterisk.QueueStatus}), the conversations under way ({@link
 * dev.madoguchi.asterisk.Conversations}), and the manners of a client that must not flood a log or
 * a peer. No protocol and no socket.
 */
package dev.madoguchi.asterisk;
