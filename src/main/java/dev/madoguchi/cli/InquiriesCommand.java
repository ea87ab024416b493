package dev.madoguchi.cli;

import dev.madoguchi.call.Printable;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryBook;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.store.SqliteInquiryBook;
import dev.madoguchi.store.SqliteReplies;
import dev.madoguchi.store.SqliteReplies.Noted;
import dev.madoguchi.store.StoreException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Shows the inquiries, whether or not a server runs. Exit code 1 when there is no such inquiry or
 * they cannot be read.
 */
@Command(
    name = "inquiries",
    description = "Shows the inquiries in the order they were received.",
    mixinStandardHelpOptions = true)
public final class InquiriesCommand implements Callable<Integer> {
  private final ZoneId withoutPlan;

  @Mixin private StateOption state;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "as JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Shows times in the zone of the state folder's plan. */
  public InquiriesCommand() {
    this(ZoneId.of("Asia/Tokyo"));
  }

  /**
   * A command to be run once.
   *
   * @param withoutPlan the zone when the plan cannot be read: inquiries are shown even then
   */
  InquiriesCommand(ZoneId withoutPlan) {
    this.withoutPlan = withoutPlan;
  }

  @Override
  public Integer call() {
    return print(
        book -> {
          List<Inquiry> all = book.all();
          warnOfSetClock(all);
          ZoneId zone = zone();
          return Optional.of(json ? InquiryJson.of(all, zone) : InquiryText.list(all, zone));
        });
  }

  @Command(description = "Shows one inquiry.", mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "N", description = "the receipt number, check digit included")
          String receiptNumber) {
    return print(
        book -> {
          Optional<InquiryNumber> number = parse(receiptNumber);
          if (number.isEmpty()) {
            return Optional.empty();
          }
          Optional<Inquiry> found = book.find(number.get());
          if (found.isEmpty()) {
            complainOfNone(number.get());
            return Optional.empty();
          }
          warnOfSetClock(List.of(found.get()));
          return found.map(this::shown);
        });
  }

  @Command(
      description = "Marks an inquiry as answered: its reply was given.",
      mixinStandardHelpOptions = true)
  int answer(
      @Parameters(paramLabel = "N", description = "the receipt number, check digit included")
          String receiptNumber) {
    return print(
        book ->
            parse(receiptNumber)
                .flatMap(
                    number ->
                        switch (new SqliteReplies(folder().database()).answered(number, now())) {
                          case Noted.Answered() -> book.find(number).map(this::shown);
                          case Noted.AnsweredBefore _ -> {
                            complain(number + " was answered before; nothing is changed");
                            yield book.find(number).map(this::shown);
                          }
                          case Noted.NoSuchInquiry() -> {
                            complainOfNone(number);
                            yield Optional.empty();
                          }
                        }));
  }

  private String shown(Inquiry inquiry) {
    ZoneId zone = zone();
    return json ? InquiryJson.of(inquiry, zone) : InquiryText.one(inquiry, zone);
  }

  /** By the line's clock, as the times of the inquiries are. */
  private Instant now() {
    return Settings.load(folder(), Home.fromLauncher()).asOf().clock(withoutPlan).instant();
  }

  private Optional<InquiryNumber> parse(String receiptNumber) {
    Optional<InquiryNumber> number = InquiryNumber.parse(receiptNumber);
    if (number.isEmpty()) {
      complain(
          Printable.of(receiptNumber)
              + " is not a receipt number: its last digit, the check digit, does not fit."
              + " Heard or typed wrong?");
    }
    return number;
  }

  private void complainOfNone(InquiryNumber number) {
    complain(
        "there is no inquiry " + number + " in " + Printable.of(folder().database().toString()));
  }

  // the exit code; what gives no text has complained
  private int print(Function<InquiryBook, Optional<String>> what) {
    try {
      Optional<String> text =
          what.apply(new SqliteInquiryBook(folder().database(), folder().recordings()));
      PrintWriter out = spec.commandLine().getOut();
      text.ifPresent(out::print);
      out.flush();
      return text.isPresent() ? 0 : 1;
    } catch (StoreException e) {
      complain(Printable.of(e.getMessage()));
      return 1;
    }
  }

  private ZoneId zone() {
    Home home = Home.fromLauncher();
    try {
      return Plans.read(Settings.load(state.folder(home), home).plan()).hours().zone();
    } catch (SetupProblem e) {
      String why = e.getMessage().lines().map(Printable::of).collect(Collectors.joining(" "));
      complain("times are shown as in " + withoutPlan + ": " + why);
      return withoutPlan;
    }
  }

  private void warnOfSetClock(List<Inquiry> inquiries) {
    long set =
        inquiries.stream().filter(each -> each.clock() == Inquiry.ClockKind.SET_BY_HAND).count();
    if (set > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "*** THE CLOCK WAS SET BY HAND when %d of these came: their times are not real ones ***"
                  .formatted(set));
      spec.commandLine().getErr().flush();
    }
  }

  private void complain(String message) {
    spec.commandLine().getErr().println(message);
    spec.commandLine().getErr().flush();
  }

  private StateFolder folder() {
    return state.folder(Home.fromLauncher());
  }
}
