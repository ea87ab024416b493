package dev.madoguchi.doctor;

import dev.madoguchi.asterisk.Links;
import dev.madoguchi.control.Answer;
import dev.madoguchi.control.RunningServer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * How a running server's own connections to Asterisk are: that somebody else may log in tells
 * nothing of them, so the server is asked.
 *
 * @param server which of them: {@code the server}
 * @param zone in which times are told
 */
record ConnectionsLook(String server, Question question, Clock machine, ZoneId zone)
    implements Look {
  private static final String ITEM = "server";
  private static final String UP = "start the line with bin/madoguchi up";
  private static final String AGAIN =
      "it tries again by itself, and its log tells why it cannot; after a change of secrets start"
          + " the line again";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss VV", Locale.ROOT);

  /** Asks the server. */
  @FunctionalInterface
  interface Question {
    Answer ask(String request) throws IOException;
  }

  @Override
  public List<Finding> look() {
    try {
      return switch (question.ask(RunningServer.CONNECTIONS)) {
        case Answer.Done(List<String> lines) -> lines.stream().map(this::judged).toList();
        case Answer.Refused _ ->
            List.of(
                Finding.warning(
                    ITEM,
                    server + " is older than this command and does not tell its connections",
                    "start the line again when it suits"));
      };
    } catch (SocketTimeoutException e) {
      return List.of(
          Finding.problem(
              ITEM,
              "%s does not tell its connections: %s".formatted(server, e.getMessage()),
              "up starts one that hangs anew by itself; see what it said last"));
    } catch (IOException e) {
      return List.of(
          Finding.warning(
              ITEM,
              "%s was not asked for its connections, for it does not run: %s"
                  .formatted(server, e.getMessage()),
              UP));
    }
  }

  private Finding judged(String line) {
    return Links.parse(line)
        .map(links -> links.kind().equals("ami") ? ami(links) : sockets(links))
        .orElseGet(
            () ->
                Finding.warning(
                    ITEM,
                    server + " tells of a connection that this command does not know",
                    "start the line again when it suits"));
  }

  private Finding ami(Links links) {
    String item = "server-ami";
    return links.isWhole()
        ? Finding.ok(item, server + " is logged in since " + since(links))
        : Finding.problem(
            item,
            server
                + " is not logged in since "
                + since(links)
                + ": waiting callers do not hear their place",
            AGAIN);
  }

  private Finding sockets(Links links) {
    String item = "server-" + links.kind();
    String told =
        "%s has %d of %d sockets since %s".formatted(server, links.up(), links.all(), since(links));
    if (links.isWhole()) {
      return Finding.ok(item, told);
    }
    return links.up() == 0
        ? Finding.problem(item, told + ": it takes no calls by this way", AGAIN)
        : Finding.warning(item, told, AGAIN);
  }

  private String since(Links links) {
    String time = TIME.format(machine.instant().minus(links.age()).atZone(zone));
    // the loss of what is missing now is counted already
    long before = links.losses() - (links.all() - links.up());
    if (before <= 0) {
      return time;
    }
    return time + (before == 1 ? ", lost once before" : ", lost " + before + " times before");
  }
}
