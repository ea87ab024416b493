package dev.madoguchi.inquiry;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingName;

/**
 * What a caller asks, before it has a number.
 *
 * @param call the call it came by; one call opens at most one inquiry
 * @param category what it is about, named as the queue of that purpose
 * @param message the recording with the spoken message
 */
public record NewInquiry(
    CallId call, QueueName category, Caller caller, Language language, RecordingName message) {}
