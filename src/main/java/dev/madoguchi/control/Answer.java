package dev.madoguchi.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server says to a request. */
public sealed interface Answer {
  /** What is to be printed, a line each. */
  List<String> lines();

  /** It is done. */
  record Done(List<String> lines) implements Answer {
    public Done {
      lines = List.copyOf(lines);
    }
  }

  /** It is not, and nothing has changed. */
  record Refused(List<String> lines) implements Answer {
    public Refused {
      lines = List.copyOf(lines);
    }
  }

  /** As it goes over the wire. */
  default String text() {
    List<String> all = new ArrayList<>();
    all.add(
        switch (this) {
          case Done _ -> "done";
          case Refused _ -> "refused";
        });
    lines().forEach(line -> all.add(line.replaceAll("\\R", " ")));
    return String.join("\n", all) + "\n";
  }

  /** Reads it back; empty when the answer broke off. */
  static Optional<Answer> parse(String text) {
    List<String> all = text.lines().toList();
    if (all.isEmpty() || !text.endsWith("\n")) {
      return Optional.empty();
    }
    List<String> lines = all.subList(1, all.size());
    return switch (all.getFirst()) {
      case "done" -> Optional.of(new Done(lines));
      case "refused" -> Optional.of(new Refused(lines));
      default -> Optional.empty();
    };
  }
}
