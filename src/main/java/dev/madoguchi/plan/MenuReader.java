package dev.madoguchi.plan;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Target;
import dev.madoguchi.call.Topic;
import dev.madoguchi.speech.Speech;
import dev.madoguchi.speech.Speeches;
import dev.madoguchi.yaml.Field;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the menus. Menus are written inside each other, so none can be out of reach or a circle.
 */
final class MenuReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int DEEPEST = 3;

  private final QueuesReader queues;

  MenuReader(QueuesReader queues) {
    this.queues = queues;
  }

  Optional<Plan.MainMenu> read(Field field) {
    Field.Section fields =
        field.section(List.of("choices", "wait", "tries", "otherwise"), List.of("languages"));
    Map<Digit, Target> choices = fields.get("choices").map(f -> choices(f, 1)).orElse(Map.of());
    Map<Digit, Language> languages =
        fields.get("languages").map(f -> languages(f, choices)).orElse(Map.of());
    Optional<Duration> wait = fields.get("wait").flatMap(f -> f.duration(SECOND, MINUTE));
    Optional<Integer> tries = fields.get("tries").flatMap(f -> f.whole(1, 10));
    Optional<QueueName> otherwise = fields.get("otherwise").flatMap(queues::reached);
    if (!choices.isEmpty()) {
      queues.noteUnreached();
    }
    return wait.isEmpty() || tries.isEmpty()
        ? Optional.empty()
        : otherwise.map(
            queue -> new Plan.MainMenu(choices, languages, wait.get(), tries.get(), queue));
  }

  private Map<Digit, Target> choices(Field field, int depth) {
    Map<Digit, Target> choices = new LinkedHashMap<>();
    for (Field entry : field.entries()) {
      Optional<Digit> key = entry.nameAs(MenuReader::key);
      if (depth > 1 && key.filter(Digit.POUND::equals).isPresent()) {
        entry.wrongKey("# leads back from a menu below another; choose 0 to 9");
        continue;
      }
      Optional<Target> target = target(entry, depth);
      key.ifPresent(digit -> target.ifPresent(known -> choices.put(digit, known)));
    }
    return choices;
  }

  /** The name of a queue, a guidance with its queue, or a menu with choices of its own. */
  private Optional<Target> target(Field field, int depth) {
    if (field.word().isPresent()) {
      return queues.reached(field).map(Target.ToQueue::new);
    }
    if (field.isList()) {
      field.wrong("must be a queue, or {guidance: ..., queue: ...}, or {menu: ..., choices: ...}");
      return Optional.empty();
    }
    if (field.has("guidance")) {
      Field.Section parts = field.section("guidance", "queue");
      Optional<Topic> topic = parts.get("guidance").flatMap(f -> f.as(Topic::new));
      Optional<QueueName> queue = parts.get("queue").flatMap(queues::reached);
      return topic.flatMap(known -> queue.map(whose -> new Target.ToGuidance(known, whose)));
    }
    if (depth == DEEPEST) {
      field.wrong("is a menu too deep; nobody finds what is below the %d. menu".formatted(DEEPEST));
      return Optional.empty();
    }
    Field.Section parts = field.section("menu", "choices");
    Optional<Topic> topic = parts.get("menu").flatMap(f -> f.as(Topic::new));
    Map<Digit, Target> below =
        parts.get("choices").map(f -> choices(f, depth + 1)).orElse(Map.of());
    return below.isEmpty()
        ? Optional.empty() // it was noted why
        : topic.map(known -> new Target.ToMenu(known, below));
  }

  private static Map<Digit, Language> languages(Field field, Map<Digit, Target> choices) {
    Map<Digit, Language> languages = new LinkedHashMap<>();
    for (Field entry : field.entries()) {
      Optional<Digit> key = entry.nameAs(MenuReader::key);
      Optional<Language> language = entry.as(MenuReader::spoken);
      if (key.filter(choices::containsKey).isPresent()) {
        entry.wrongKey("is a key of menu.choices already; choose another");
      }
      key.ifPresent(digit -> language.ifPresent(known -> languages.put(digit, known)));
    }
    return languages;
  }

  /** A language the line can speak, numbers and dates included. */
  static Language spoken(String text) {
    Language language = new Language(text);
    List<Language> known = Speeches.all().stream().map(Speech::language).toList();
    if (!known.contains(language)) {
      throw new IllegalArgumentException(
          "nobody says numbers and dates in '" + text + "' (languages are " + known + ")");
    }
    return language;
  }

  private static Digit key(String text) {
    if (text.equals("*")) {
      throw new IllegalArgumentException("* always repeats the menu; choose 0 to 9 or \"#\"");
    }
    return Optional.of(text)
        .filter(one -> one.length() == 1)
        .flatMap(one -> Digit.of(one.charAt(0)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is no key of a telephone; choose 0 to 9 or \"#\""));
  }
}
