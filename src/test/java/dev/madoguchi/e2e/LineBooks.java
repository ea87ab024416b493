package dev.madoguchi.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the product's own commands tell of a line, whether it runs or not. */
record LineBooks(Path root, Path state) {
  private static final Duration COMMAND = Duration.ofSeconds(30);

  /** Runs a command of the product on the state folder. */
  String run(String... command) {
    List<String> all = new ArrayList<>(List.of("bin/madoguchi"));
    all.addAll(List.of(command));
    all.addAll(List.of("--state", state.toString()));
    return Program.run(root, COMMAND, all);
  }

  JsonNode json(String... command) {
    String text = run(command);
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON from " + List.of(command) + ": " + text, e);
    }
  }

  List<LeftInquiry> inquiries() {
    List<LeftInquiry> all = new ArrayList<>();
    json("inquiries", "--json").forEach(inquiry -> all.add(LeftInquiry.of(inquiry)));
    return all;
  }

  JsonNode callsAndTally(String... which) {
    return json(
        Stream.concat(Stream.of("calls", "--json"), Stream.of(which)).toArray(String[]::new));
  }

  List<RecordedCall> calls() {
    List<RecordedCall> all = new ArrayList<>();
    callsAndTally().required("calls").forEach(call -> all.add(RecordedCall.of(call)));
    return all;
  }

  List<RecordedCall> calls(String from) {
    return calls().stream().filter(call -> call.caller().filter(from::equals).isPresent()).toList();
  }
}
