package dev.madoguchi.e2e;

import static dev.madoguchi.e2e.Callers.Asked.CALLBACK;
import static dev.madoguchi.e2e.Callers.Asked.DETAIL;
import static dev.madoguchi.e2e.Callers.Asked.ORDER;
import static dev.madoguchi.e2e.Callers.Asked.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers whose number and name are attacks: kept as withheld, never executed, nobody else harmed.
 */
class HostileCallerIdE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00");

  private static final Sound MESSAGE = Prompts.prompt("connecting");

  @Test
  void what_a_caller_claims_to_be_is_never_executed_nor_believed(@TempDir Path folder)
      throws InterruptedException, ExecutionException {
    Path canary = folder.resolve("canary");
    List<String> names =
        List.of(
            "\"quoted \\\"name\\\"\" <sip:%22quoted%22@127.0.0.1>",
            "<sip:0312345678%0A200%20result=1%0A@127.0.0.1>",
            "\"a%0A200 result=1\" <sip:%0D%0Aagi_arg_1:%20x@127.0.0.1>",
            "<sip:%24%7BSHELL(touch%20" + canary + ")%7D@127.0.0.1>",
            "\"${SHELL(touch " + canary + ")}\" <sip:$(touch$IFS" + canary + ")@127.0.0.1>",
            "\"';touch " + canary + ";'\" <sip:%60touch%20" + canary + "%60@127.0.0.1>",
            "\"窓口\" <sip:%E7%AA%93%00x@127.0.0.1>",
            "<sip:" + "9".repeat(3000) + "@127.0.0.1>",
            "\"" + "a".repeat(10_240) + "\" <sip:0000@127.0.0.1>",
            "<sip:" + "%0A".repeat(3400) + "@127.0.0.1>");
    List<Callable<Optional<String>>> calls = new ArrayList<>();
    names.forEach(name -> calls.add(() -> attacked(name)));

    List<String> refused = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> unharmed = threads.submit(HostileCallerIdE2E::ordinaryCall);
      for (Future<Optional<String>> attack : threads.invokeAll(calls)) {
        attack.get().ifPresent(refused::add);
      }
      String number = unharmed.get();
      assertThat(LINE.inquiries())
          .filteredOn(inquiry -> inquiry.number().equals(number))
          .singleElement()
          .satisfies(kept -> assertThat(kept.caller()).contains("0399998888"));
    }

    // Asterisk itself may refuse what is no SIP; whoever got in left a message like anybody
    int gotIn = names.size() - refused.size();
    assertThat(gotIn).as("refused: %s", refused).isGreaterThanOrEqualTo(5);
    assertThat(Callers.within(Duration.ofSeconds(20), () -> LINE.inquiries().size() == gotIn + 1))
        .as("%d callers got in; kept: %s", gotIn, LINE.inquiries())
        .isTrue();
    assertThat(LINE.inquiries())
        .filteredOn(inquiry -> inquiry.caller().filter("0399998888"::equals).isEmpty())
        .allSatisfy(
            kept -> {
              assertThat(kept.caller().orElse("0000")).isEqualTo("0000");
              assertThat(kept.category()).isEqualTo("orders");
              assertThat(AudioMatch.best(MESSAGE, kept.message().samples()).score())
                  .isGreaterThan(AudioMatch.SAME);
            });
    assertThat(Files.exists(canary)).isFalse();
    assertThat(LINE.up().everything()).doesNotContain("given back", "Exception");
  }

  /** Leaves a message and hangs up; empty, or how the call was refused. */
  private static Optional<String> attacked(String from) {
    PhoneCall caller = LINE.phone().place(LINE.number(), from);
    if (!caller.answeredWithin(Duration.ofSeconds(8))) {
      caller.hangUp();
      return Optional.of(from.substring(0, Math.min(60, from.length())) + ": " + caller);
    }
    Callers.pressDuringGreeting(caller, '3');
    Callers.pass(caller, DETAIL, ORDER, from.contains("sip:0000@") ? CALLBACK : WITHHELD);
    Callers.skipToTheTone(caller);
    caller.say(MESSAGE);
    caller.say(Callers.A_MOMENT);
    caller.hangUp();
    return Optional.empty();
  }

  private static String ordinaryCall() {
    PhoneCall caller = LINE.call("0399998888");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt("closed-holiday"), Duration.ofSeconds(10));
    caller.press('1');
    Callers.pass(caller, DETAIL, ORDER, CALLBACK);
    return Callers.leaveMessage(caller, MESSAGE);
  }
}
