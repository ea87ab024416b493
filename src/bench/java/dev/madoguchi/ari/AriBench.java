package dev.madoguchi.ari;

import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.call.CallId;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The codec of ARI: what the event loop does for one call's key, entry, reply and words. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AriBench {
  /** As Asterisk tells of it with every event of a call. */
  private static final String CHANNEL =
      """
      "channel":{"id":"1763945999.1","name":"PJSIP/trunk-00000001","state":"Up",\
      "protocol_id":"b7a2c1f0","caller":{"name":"","number":"0355550002"},\
      "connected":{"name":"","number":""},"accountcode":"",\
      "dialplan":{"context":"support-line","exten":"again-to-ari","priority":3,\
      "app_name":"Stasis","app_data":"madoguchi-3,again,,,ja,"},\
      "creationtime":"2026-11-24T10:00:00.000+0900","language":"ja"},\
      "asterisk_id":"02:00:00:00:00:01","application":"madoguchi-3"}""";

  private static final List<String> WORDS =
      List.of(
          "menu-intro",
          "purpose-returns",
          "press-1",
          "purpose-delivery",
          "press-2",
          "purpose-orders",
          "press-3",
          "purpose-account",
          "press-4",
          "purpose-site",
          "press-5",
          "purpose-other",
          "press-6",
          "menu-repeat");

  private final CallId call = new CallId("1763945999.1");
  private final List<Sound> words = WORDS.stream().map(AriBench::sound).toList();
  private String key =
      "{\"type\":\"ChannelDtmfReceived\",\"timestamp\":\"2026-11-24T10:00:00.000+0900\","
          + "\"digit\":\"1\",\"duration_ms\":120,"
          + CHANNEL;
  private String entered =
      "{\"type\":\"StasisStart\",\"timestamp\":\"2026-11-24T10:00:00.000+0900\","
          + "\"args\":[\"again\",\"\",\"\",\"ja\",\"\"],"
          + CHANNEL;
  private String answer =
      """
      {"type":"RESTResponse","transaction_id":"","request_id":"3","status_code":204,\
      "reason_phrase":"No Content","uri":"channels/1763945999.1/continue",\
      "application":"madoguchi-3","timestamp":"2026-11-24T10:00:00.000+0900",\
      "asterisk_id":"02:00:00:00:00:01"}""";

  private static Sound sound(String name) {
    Path wav = Path.of("/opt/madoguchi/prompts/ja", name + ".wav");
    return new Sound(wav, 16_044, FileTime.fromMillis(0), Duration.ofSeconds(1));
  }

  @Benchmark
  public Object key() {
    return AriMessages.read(key);
  }

  @Benchmark
  public Object entry() {
    return AriMessages.read(entered);
  }

  @Benchmark
  public Object reply() {
    return AriMessages.read(answer);
  }

  @Benchmark
  public String wayIntoTheDialplan() {
    return AriRequest.sendTo(call, "from-ari", "answer").message("4");
  }

  @Benchmark
  public String words() {
    return AriRequest.play(call, "1763945999.1-a", words).message("5");
  }

  static {
    assertKnown();
  }

  /** What is not understood is soon read. */
  private static void assertKnown() {
    AriBench one = new AriBench();
    boolean known =
        Stream.of(one.key(), one.entry(), one.reply())
            .noneMatch(AriMessage.Unknown.class::isInstance);
    if (!known) {
      throw new IllegalStateException("a message of this benchmark is none of Asterisk's");
    }
  }
}
