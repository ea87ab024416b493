package dev.madoguchi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.speech.Speech;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A third language is a folder of prompts and a class that says its numbers, and nothing else of
 * the product is touched: it runs here as built, in a process of its own.
 */
class ThirdLanguageTest {
  private static final String PLAN = "config/support-line.yaml";
  private static final String BOOK = "prompts/ko/prompts.yaml";

  @TempDir Path folder;
  @TempDir Path classPath;
  private HomeCopy copy;

  @BeforeEach
  void koreanIsAdded() throws IOException {
    copy =
        new HomeCopy(folder)
            .copy("prompts/en", "prompts/ko")
            .with(PLAN, "    9: en\n", "    9: en\n    0: ko\n")
            .with(BOOK, "\nthis-language: For English,", "\nthis-language: 한국어는,")
            .with(BOOK, "\nconnecting: One moment, please.", "\nconnecting: 연결합니다.")
            .with(BOOK, "  month-11: November", "  month-11: 십일월");
    Files.delete(copy.file("prompts/ko/made.yaml")); // people have spoken it
    Path services = Files.createDirectories(classPath.resolve("META-INF/services"));
    Files.writeString(services.resolve(Speech.class.getName()), KoreanSpeech.class.getName());
  }

  private record Said(int exit, String text) {}

  private Said madoguchi(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmadoguchi.home=" + copy.home().folder(),
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + classPath,
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), text);
  }

  private Said check() throws IOException, InterruptedException {
    return madoguchi("check", copy.file(PLAN).toString());
  }

  private Said rehearse(String at, String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("rehearse", "--at", at, "--plan", copy.file(PLAN).toString()));
    arguments.addAll(List.of(more));
    return madoguchi(arguments.toArray(String[]::new));
  }

  @Test
  void a_folder_and_a_class_are_enough_for_a_whole_call() throws Exception {
    assertThat(check()).satisfies(said -> assertThat(said.exit()).as(said.text()).isZero());

    assertThat(rehearse("2026-11-24 10:00", "--keys", "1", "--language", "ko").text().lines())
        .containsSubsequence(
            "        한국어는, press zero.",
            "caller  presses 0",
            "caller  presses 1",
            "line    연결합니다.",
            "outcome: answered by an agent of returns");
  }

  @Test
  void a_line_may_speak_it_from_the_beginning_dates_included() throws Exception {
    copy.with(PLAN, "  language: ja", "  language: ko").with(PLAN, "    0: ko\n", "");
    assertThat(check()).satisfies(said -> assertThat(said.exit()).as(said.text()).isZero());
    assertThat(rehearse("2026-11-23 10:00", "--keys", "2").text())
        .contains("We open again on 십일월 twenty-fourth Tuesday nine three zero Japan time.")
        .contains("inquiry: delivery, in ko");
  }

  @Test
  void what_is_missing_of_it_is_named() throws Exception {
    copy.with(BOOK, "\ngreeting:", "\nwelcome:").with(BOOK, "  month-11:", "  month-13:");
    Files.delete(copy.file("prompts/ko/goodbye.wav"));
    Said said = check();
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text())
        .contains("ko/prompts.yaml: greeting: the line says it and it has no text")
        .contains("pieces.month-11: is said in ko and has no text")
        .contains("goodbye.wav: is missing; record it: no voice of ours reads this language");
  }

  @Test
  void without_its_class_the_plan_is_refused() throws Exception {
    Files.delete(classPath.resolve("META-INF/services").resolve(Speech.class.getName()));
    Said said = check();
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text()).contains("menu.languages.0: nobody says numbers and dates in 'ko'");
  }
}
