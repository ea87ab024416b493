package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The shipped plan with changes, in a folder of its own. */
final class ChangedPlan {
  private ChangedPlan() {}

  /** Writes it there, its holidays beside it. */
  static Path in(Path folder, Map<String, String> instead) {
    Path shipped = Prompts.root().resolve("config");
    Path plan = folder.resolve("plan").resolve("support-line.yaml");
    try {
      String text = Files.readString(shipped.resolve("support-line.yaml"));
      for (Map.Entry<String, String> change : instead.entrySet()) {
        if (text.indexOf(change.getKey()) < 0
            || text.indexOf(change.getKey()) != text.lastIndexOf(change.getKey())) {
          throw new AssertionError("not once in the plan: " + change.getKey());
        }
        text = text.replace(change.getKey(), change.getValue());
      }
      Files.createDirectories(plan.getParent());
      Files.writeString(plan, text);
      Files.copy(shipped.resolve("holidays-jp.csv"), plan.resolveSibling("holidays-jp.csv"));
      return plan;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + plan, e);
    }
  }
}
