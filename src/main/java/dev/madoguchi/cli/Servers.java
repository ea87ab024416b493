package dev.madoguchi.cli;

import dev.madoguchi.control.Answer;
import dev.madoguchi.control.RunningServer;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The one server of a line, or the two beside each other, as a command asks them. */
record Servers(List<Named> all) {
  /**
   * One of them.
   *
   * @param name what its lines begin with; empty when there is no other
   */
  record Named(String name, RunningServer server) {
    private Reply ask(String request) {
      try {
        return new Reply.Said(name, server.ask(request));
      } catch (IOException e) {
        return new Reply.Silent(name, server.socket() + ": " + e.getMessage());
      }
    }
  }

  /** What came of asking one of them. */
  sealed interface Reply {
    /** It answered. */
    record Said(String name, Answer answer) implements Reply {}

    /** It did not: it is down, or it hangs. */
    record Silent(String name, String why) implements Reply {}

    /** Whether it did what it was asked. */
    default boolean isDone() {
      return this instanceof Said(_, Answer.Done _);
    }
  }

  Servers {
    all = List.copyOf(all);
  }

  static Servers of(StateFolder folder, Settings settings) {
    RunningServer first = new RunningServer(folder.control());
    return new Servers(
        settings.beside().isEmpty()
            ? List.of(new Named("", first))
            : List.of(
                new Named("first server: ", first),
                new Named("second server: ", new RunningServer(folder.controlBeside()))));
  }

  /** Asks all of them, whatever the others say. */
  List<Reply> ask(String request) {
    List<Reply> replies = new ArrayList<>();
    all.forEach(each -> replies.add(each.ask(request)));
    return List.copyOf(replies);
  }
}
