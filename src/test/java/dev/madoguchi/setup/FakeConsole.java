package dev.madoguchi.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An Asterisk that reads its accounts and queue members when it is told to, and shows them. */
final class FakeConsole implements Console {
  private static final Pattern ACCOUNT = Pattern.compile("\\[([0-9]+)]\\(agent\\)");
  private static final Pattern MEMBER = Pattern.compile("member = PJSIP/([0-9]+),");

  private final Path etc;
  private final Set<String> deafTo = new HashSet<>();
  private List<String> accounts = List.of();
  private Map<String, List<String>> queues = Map.of();
  private final Map<String, List<String>> added = new TreeMap<>();

  FakeConsole(Path etc) throws IOException {
    this.etc = etc;
    ask("module reload res_pjsip.so");
    ask("queue reload members");
  }

  void readsNoMore(String command) {
    deafTo.add(command);
  }

  /** As with "queue add member": such a one stays when the files are read. */
  void hasAdded(String account, String queue) {
    added.computeIfAbsent(queue, _ -> new ArrayList<>()).add(account);
  }

  List<String> accounts() {
    return accounts;
  }

  List<String> serving(String queue) {
    return queues.get(queue);
  }

  @Override
  public String ask(String command) throws IOException {
    if (deafTo.contains(command)) {
      return "";
    }
    return switch (command) {
      case "core show version", "channel originate Local/again@agents-again application NoOp" -> "";
      case "module reload res_pjsip.so" -> {
        accounts = found(ACCOUNT, etc.resolve("local/agents.conf"));
        yield "Module 'res_pjsip.so' reloaded successfully.\n";
      }
      case "queue reload members" -> {
        Map<String, List<String>> read = new TreeMap<>();
        Matcher queue =
            Pattern.compile("\\[([a-z]+)]\\(line\\)\n#include (\\S+)")
                .matcher(Files.readString(etc.resolve("queues.conf")));
        while (queue.find()) {
          read.put(queue.group(1), found(MEMBER, etc.resolve(queue.group(2))));
        }
        queues = read;
        yield "";
      }
      case "pjsip show endpoints" ->
          accounts.stream()
                  .map(
                      account -> " Endpoint:  %1$s/%1$s   Not in use   0 of 1\n".formatted(account))
                  .reduce("", String::concat)
              + " Endpoint:  trunk   Unavailable   0 of inf\n";
      case "queue show" -> shown();
      default -> throw new IOException("No such command '" + command + "'");
    };
  }

  private String shown() {
    StringBuilder text = new StringBuilder();
    queues.forEach(
        (queue, members) -> {
          text.append(queue).append(" has 1 calls (max unlimited) in 'rrmemory' strategy\n");
          text.append("   Members: \n");
          Stream.concat(members.stream(), added.getOrDefault(queue, List.of()).stream())
              .forEach(
                  member ->
                      text.append(
                          "      %1$s (PJSIP/%1$s) (ringinuse disabled) (Not in use)\n"
                              .formatted(member)));
          text.append("   Callers: \n      1. PJSIP/6005-00000000 (wait: 0:03, prio: 0)\n\n");
        });
    return text.toString();
  }

  private static List<String> found(Pattern what, Path file) throws IOException {
    return what.matcher(Files.readString(file)).results().map(each -> each.group(1)).toList();
  }
}
