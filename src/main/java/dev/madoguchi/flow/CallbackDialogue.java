package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.PhoneNumber;
import java.util.List;
import java.util.Optional;

/** Where a caller wants to be called back: at the number that is shown, at another, or nowhere. */
final class CallbackDialogue {
  // from a city number without its area code to the longest number there is (E.164)
  private static final NumberDialogue.Asked ASKED =
      new NumberDialogue.Asked(
          List.of(InquiryWords.CALLBACK_ASK, InquiryWords.THEN_POUND),
          InquiryWords.CALLBACK_READ_BACK,
          6,
          15);

  private final NumberDialogue numbers;

  CallbackDialogue(NumberDialogue numbers) {
    this.numbers = numbers;
  }

  Optional<PhoneNumber> ask(Call call) {
    return switch (call.caller()) {
      case Caller.Withheld() -> asked(call);
      case Caller.Numbered(PhoneNumber shown) ->
          switch (numbers.readBack(call, InquiryWords.CALLBACK_READ_BACK, shown.dialled())) {
            case RIGHT -> Optional.of(shown);
            case ANOTHER -> asked(call);
          };
    };
  }

  private Optional<PhoneNumber> asked(Call call) {
    return numbers.ask(call, ASKED).flatMap(PhoneNumber::parse);
  }
}
