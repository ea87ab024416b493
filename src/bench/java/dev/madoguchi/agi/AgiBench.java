package dev.madoguchi.agi;

import dev.madoguchi.call.Secret;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The codec of FastAGI: a command, a reply, a header. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AgiBench {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String[] HEADER =
      """
      agi_network: yes
      agi_network_script: support-line
      agi_request: agi://127.0.0.1/support-line
      agi_channel: PJSIP/trunk-00000001
      agi_language: ja
      agi_type: PJSIP
      agi_uniqueid: 1763945999.1
      agi_version: 22.10.1
      agi_callerid: 0312345678
      agi_calleridname: unknown
      agi_callingpres: 0
      agi_callingani2: 0
      agi_callington: 0
      agi_callingtns: 0
      agi_dnid: 05058409100
      agi_rdnis: unknown
      agi_context: support-line
      agi_extension: call
      agi_priority: 20
      agi_enhanced: 0.0
      agi_accountcode:
      agi_threadid: 140000000000000
      agi_arg_1: %s
      """
          .formatted(SECRET)
          .split("\n");

  private final Secret secret = new Secret(SECRET);
  private final AgiReplies replies = new AgiReplies();
  private String file = "/var/lib/madoguchi/sounds/ja-0123456789abcdef";

  @Benchmark
  public ByteBuffer command() {
    return AgiCommand.of("GET", "OPTION", file, "0123456789*#", "6000").bytes();
  }

  @Benchmark
  public Optional<AgiReply> reply() throws AgiReplies.Garbage {
    return replies.line("200 result=49 endpos=12800");
  }

  @Benchmark
  public Object header() throws AgiHeader.Rejected {
    AgiHeader.Reader reader = new AgiHeader.Reader(secret);
    for (String line : HEADER) {
      reader.line(line);
    }
    return reader.end();
  }
}
