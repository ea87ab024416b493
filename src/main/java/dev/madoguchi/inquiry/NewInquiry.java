package dev.madoguchi.inquiry;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Topic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a caller asks, as far as it is known; it grows with the conversation and has no number yet.
 *
 * @param call the call it comes by; one call opens at most one inquiry
 * @param category what it is about, named as the queue of that purpose
 * @param detail what in the category it is about
 * @param order the order it is about
 * @param callback where the caller wants to be called back
 * @param adds the inquiry its message joins, instead of opening one
 * @param takes the recordings of its message, the last one that counts at the end
 */
public record NewInquiry(
    CallId call,
    QueueName category,
    Caller caller,
    Language language,
    Optional<Topic> detail,
    Optional<OrderNumber> order,
    Optional<PhoneNumber> callback,
    Optional<InquiryNumber> adds,
    List<RecordingName> takes) {
  public NewInquiry {
    takes = List.copyOf(takes);
  }

  /** Nothing but who calls and about what. */
  public NewInquiry(CallId call, QueueName category, Caller caller, Language language) {
    this(
        call,
        category,
        caller,
        language,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public NewInquiry about(QueueName other, Optional<Topic> itsDetail) {
    return new NewInquiry(call, other, caller, language, itsDetail, order, callback, adds, takes);
  }

  public NewInquiry ofOrder(Optional<OrderNumber> number) {
    return new NewInquiry(call, category, caller, language, detail, number, callback, adds, takes);
  }

  public NewInquiry calledBackAt(Optional<PhoneNumber> number) {
    return new NewInquiry(call, category, caller, language, detail, order, number, adds, takes);
  }

  public NewInquiry addingTo(InquiryNumber number) {
    return new NewInquiry(
        call, category, caller, language, detail, order, callback, Optional.of(number), takes);
  }

  /** One of its recordings replaces those after it. */
  public NewInquiry backTo(RecordingName take) {
    return new NewInquiry(
        call,
        category,
        caller,
        language,
        detail,
        order,
        callback,
        adds,
        Stream.concat(takes.stream().filter(each -> !each.equals(take)), Stream.of(take)).toList());
  }

  /** With one more recording, which replaces those before it. */
  public NewInquiry saidIn(RecordingName take) {
    return new NewInquiry(
        call,
        category,
        caller,
        language,
        detail,
        order,
        callback,
        adds,
        Stream.concat(takes.stream(), Stream.of(take)).toList());
  }
}
