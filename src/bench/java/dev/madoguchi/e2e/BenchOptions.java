package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all benchmarks on a real Asterisk are told, and where they write their tables. */
final class BenchOptions {
  @Option(names = "--state", hidden = true, required = true)
  private Path state;

  @Option(names = "--node", hidden = true, required = true)
  private Path node;

  @Option(
      names = "--only",
      defaultValue = "",
      description = "those with this word in their names; no other server is started")
  private String only;

  @Option(
      names = "--without",
      description = "not those with this word in their names; may be said again")
  private List<String> without = List.of();

  @Option(
      names = "--media",
      defaultValue = "off",
      description = "what callers send besides keys: nothing, or silence (${DEFAULT-VALUE})")
  private Media media;

  @Option(
      names = "--document",
      description = "writes the tables into this file, between their markers")
  private Optional<Path> document = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private final long began = System.nanoTime();

  Path state() {
    return state;
  }

  Path node() {
    return node;
  }

  /** Whether the contender of this name is wanted. */
  boolean wants(String name) {
    return name.contains(only) && without.stream().noneMatch(name::contains);
  }

  Media media() {
    return media;
  }

  /** Prints the tables, and writes them into their place in the document. */
  void write(String name, String tables) {
    System.out.print(tables);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    document.ifPresent(
        file ->
            new MadePart(file, "bin/bench (" + name + ")")
                .write(MadePart.head(run(), took) + tables));
  }

  /** Writes the drawing beside the document, when there is one. */
  void draw(String name, Object drawing) {
    document.ifPresent(
        file -> {
          try {
            Files.writeString(file.resolveSibling(name), drawing.toString());
          } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name + " beside " + file, e);
          }
        });
  }

  private String run() {
    String typed = String.join(" ", spec.commandLine().getParseResult().originalArgs());
    // where the script keeps things is nobody's business
    String said = typed.replaceAll("--(state|node) \\S+ ?", "").strip();
    return "bin/bench " + said;
  }
}
