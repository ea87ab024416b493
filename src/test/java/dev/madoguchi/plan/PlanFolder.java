package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with the plan and the holidays as shipped, to be spoilt by a test. */
final class PlanFolder {
  static final Path SHIPPED = Path.of("config", "support-line.yaml");

  private final Path folder;

  PlanFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.copy(SHIPPED, plan());
    Files.copy(SHIPPED.resolveSibling("holidays-jp.csv"), holidays());
  }

  Path plan() {
    return folder.resolve("support-line.yaml");
  }

  Path holidays() {
    return folder.resolve("holidays-jp.csv");
  }

  /** Puts other text where this text stands, once. */
  PlanFolder with(String shipped, String instead) throws IOException {
    String text = Files.readString(plan());
    assertThat(text).containsOnlyOnce(shipped);
    Files.writeString(plan(), text.replace(shipped, instead));
    return this;
  }

  PlanFolder write(byte[] bytes) throws IOException {
    Files.write(plan(), bytes);
    return this;
  }

  PlanFolder write(String text) throws IOException {
    return write(text.getBytes(StandardCharsets.UTF_8));
  }

  PlanFolder writeHolidays(byte[] bytes) throws IOException {
    Files.write(holidays(), bytes);
    return this;
  }

  /**
   * Where the text now stands in the plan: a problem's beginning, {@code support-line.yaml:31: }.
   */
  String at(String text) throws IOException {
    List<String> lines = Files.readAllLines(plan());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return "support-line.yaml:" + (i + 1) + ": ";
      }
    }
    throw new AssertionError("the plan has no line with " + text);
  }

  Plan loaded() {
    Loading loading = PlanLoader.load(plan());
    assertThat(loading).isInstanceOf(Loading.Loaded.class);
    return ((Loading.Loaded) loading).plan();
  }

  /** Each problem as its line; every one of them names a file. */
  List<String> problems() {
    Loading loading = PlanLoader.load(plan());
    assertThat(loading).isInstanceOf(Loading.Refused.class);
    List<Problem> problems = ((Loading.Refused) loading).problems();
    assertThat(problems).isNotEmpty();
    return problems.stream().map(Problem::toString).toList();
  }
}
