package dev.madoguchi.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asterisk's version, and whether every module the line needs runs. */
record AsteriskLook(Facts facts, Path modulesConf) implements Look {
  private static final int OLDEST = 18;
  private static final Pattern NEEDED =
      Pattern.compile("^(?:require|load)\\s*=\\s*(\\S+\\.so)", Pattern.MULTILINE);
  private static final Pattern RUNNING =
      Pattern.compile("^(\\S+\\.so)\\s.*\\s[0-9]+\\s+Running\\s", Pattern.MULTILINE);

  @Override
  public List<Finding> look() {
    return Stream.of(version(), modules()).toList();
  }

  private Finding version() {
    if (facts.version().isEmpty()) {
      return Finding.warning(
          "asterisk",
          "its console was not reached, so version and modules are not known",
          "run bin/madoguchi doctor as the user of the line, while bin/madoguchi up runs");
    }
    return AsteriskVersion.in(facts.version().get())
        .map(AsteriskLook::judged)
        .orElseGet(
            () ->
                Finding.warning(
                    "asterisk",
                    "says of its version: " + facts.version().get(),
                    "use Asterisk 18 or newer"));
  }

  private static Finding judged(AsteriskVersion version) {
    if (version.major() < OLDEST) {
      return Finding.problem(
          "asterisk", version.name() + " is too old", "use Asterisk 18 or newer (--asterisk)");
    }
    Optional<AsteriskVersion> fixed = version.lacks();
    return fixed.isPresent()
        ? Finding.warning(
            "asterisk",
            version.name() + " is older than the security release " + fixed.get().name(),
            "use that or a newer one, unless your distribution has brought its fixes into this one")
        : Finding.ok("asterisk", version.name() + " answers on its console");
  }

  private Finding modules() {
    String item = "modules";
    if (facts.modules().isEmpty()) {
      return Finding.warning(
          item, "not looked at: Asterisk's console was not reached", "see above");
    }
    Set<String> running =
        RUNNING
            .matcher(facts.modules().get())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    try {
      List<String> needed =
          NEEDED.matcher(Files.readString(modulesConf)).results().map(m -> m.group(1)).toList();
      List<String> missing = needed.stream().filter(each -> !running.contains(each)).toList();
      return missing.isEmpty()
          ? Finding.ok(item, "all " + needed.size() + " of modules.conf run")
          : Finding.problem(
              item,
              "not running: " + String.join(", ", missing),
              "see asterisk/log/messages.log in the state folder, and install what is missing");
    } catch (IOException e) {
      return Finding.problem(
          item, "cannot read " + modulesConf + ": " + e.getMessage(), "run bin/madoguchi up again");
    }
  }
}
