package dev.madoguchi.cli;

import dev.madoguchi.call.Language;
import dev.madoguchi.prompt.PromptBookException;
import dev.madoguchi.prompt.PromptMaker;
import dev.madoguchi.setup.Home;
import dev.madoguchi.yaml.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the sound of the prompts whose text has changed. */
@Command(
    name = "prompts",
    description = "Makes the audio of every prompt whose text has changed.",
    mixinStandardHelpOptions = true)
public final class PromptsCommand implements Callable<Integer> {
  /** Known as to every command; the prompts are the installation's, one set for all lines of it. */
  @Mixin
  @SuppressWarnings("unused")
  private StateOption state;

  @Option(
      names = "--voice",
      required = true,
      paramLabel = "FILE",
      description = "the Japanese voice, a .htsvoice file; the launcher finds it with bin/voice")
  private Path voice;

  @Option(
      names = "--dictionary",
      paramLabel = "DIR",
      defaultValue = "/var/lib/mecab/dic/open-jtalk/naist-jdic",
      description = "Open JTalk's dictionary (default: ${DEFAULT-VALUE})")
  private Path dictionary;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path prompts = Home.fromLauncher().prompts();
    try {
      make(PromptMaker.japanese(voice, dictionary), prompts.resolve(Language.JAPANESE.code()));
      make(PromptMaker.english(), prompts.resolve(Language.ENGLISH.code()));
      return 0;
    } catch (PromptBookException e) {
      PrintWriter err = spec.commandLine().getErr();
      e.problems().stream().map(Problem::toString).forEach(err::println);
      err.flush();
      return 1;
    }
  }

  private void make(PromptMaker maker, Path folder)
      throws PromptBookException, IOException, InterruptedException {
    PromptMaker.Changes changes = maker.make(folder);
    PrintWriter out = spec.commandLine().getOut();
    changes.made().forEach(prompt -> out.println("made    " + prompt));
    changes.removed().forEach(prompt -> out.println("removed " + prompt));
    out.printf(
        "ok: %d made, %d removed in %s%n", changes.made().size(), changes.removed().size(), folder);
    out.flush();
  }
}
