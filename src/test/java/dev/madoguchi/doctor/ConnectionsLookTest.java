package dev.madoguchi.doctor;

import static dev.madoguchi.doctor.Findings.is;
import static dev.madoguchi.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.asterisk.Links;
import dev.madoguchi.control.Answer;
import dev.madoguchi.control.ControlSocket;
import dev.madoguchi.control.RunningServer;
import dev.madoguchi.doctor.Finding.Grade;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server says of its own connections, and servers that say nothing. */
class ConnectionsLookTest {
  private static final Clock MACHINE =
      Clock.fixed(Instant.parse("2026-11-24T01:00:00Z"), ZoneId.of("Etc/UTC"));

  @TempDir Path folder;

  private static ConnectionsLook look(ConnectionsLook.Question question) {
    return new ConnectionsLook("the server", question, MACHINE, ZoneId.of("Asia/Tokyo"));
  }

  private static Finding told(String line) {
    return only(look(_ -> new Answer.Done(List.of(line))));
  }

  @Test
  void connections_that_are_there_are_told_with_the_time_since_when() {
    is(
        told("ami: 1 of 1 for 0 s, lost 0 times"),
        Grade.OK,
        "server-ami",
        "the server is logged in since 2026-11-24 09:59:");
    assertThat(told("ami: 1 of 1 for 3600 s, lost 0 times").what())
        .contains("since 2026-11-24 08:59:")
        .contains(" Asia/Tokyo")
        .doesNotContain("lost");
    is(
        told("ari: 5 of 5 for 60 s, lost 2 times"),
        Grade.OK,
        "server-ari",
        "5 of 5 sockets since 2026-11-24 09:58:");
  }

  @Test
  void that_a_connection_was_lost_before_is_told_and_no_reason_to_warn() {
    is(told("ari: 5 of 5 for 60 s, lost 2 times"), Grade.OK, "server-ari", ", lost 2 times before");
  }

  @Test
  void the_loss_that_is_told_of_is_none_before_it() {
    assertThat(told("ami: 0 of 1 for 60 s, lost 1 times").what()).doesNotContain("before");
    assertThat(told("ami: 0 of 1 for 60 s, lost 0 times").what()).doesNotContain("before");
    assertThat(told("ami: 0 of 1 for 60 s, lost 2 times").what()).contains(", lost once before");
    assertThat(told("ami: 1 of 1 for 60 s, lost 1 times").what()).contains(", lost once before");
    assertThat(told("ari: 3 of 5 for 60 s, lost 5 times").what()).contains(", lost 3 times before");
  }

  @Test
  void connections_that_are_lost_are_problems_and_of_many_some_are_a_warning() {
    is(
        told("ami: 0 of 1 for 60 s, lost 1 times"),
        Grade.PROBLEM,
        "server-ami",
        "is not logged in since 2026-11-24 09:58:");
    is(told("ari: 3 of 5 for 60 s, lost 2 times"), Grade.WARNING, "server-ari", "has 3 of 5");
    is(told("ari: 0 of 5 for 60 s, lost 5 times"), Grade.PROBLEM, "server-ari", "takes no calls");
  }

  @Test
  void what_a_server_says_is_what_it_is_asked_for_over_its_socket() throws IOException {
    Path path = folder.resolve("control.sock");
    try (ControlSocket socket =
        ControlSocket.open(
            path,
            request ->
                request.equals("connections")
                    ? new Answer.Done(List.of(Links.one("ami").here().text(), "new: thing"))
                    : new Answer.Refused(List.of()))) {
      assertThat(socket).isNotNull();
      List<Finding> findings = look(new RunningServer(path)::ask).look();
      is(findings.get(0), Grade.OK, "server-ami", "is logged in");
      is(findings.get(1), Grade.WARNING, "server", "that this command does not know");
    }
  }

  @Test
  void a_server_that_does_not_run_or_is_older_is_said_so_and_no_problem_of_its_own() {
    is(
        only(look(new RunningServer(folder.resolve("none.sock"))::ask)),
        Grade.WARNING,
        "server",
        "does not run");
    is(
        only(look(_ -> new Answer.Refused(List.of("not understood: connections")))),
        Grade.WARNING,
        "server",
        "is older than this command");
  }

  @Test
  void a_server_that_hangs_is_a_problem() {
    ConnectionsLook look =
        look(
            _ -> {
              throw new SocketTimeoutException("the server hangs: no answer in 10 s");
            });
    is(only(look), Grade.PROBLEM, "server", "hangs");
  }
}
