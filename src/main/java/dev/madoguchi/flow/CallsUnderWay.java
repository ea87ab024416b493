package dev.madoguchi.flow;

import dev.madoguchi.call.CallTrail;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that are under way, on whatever plan and by whatever way they came. Thread-safe. */
public final class CallsUnderWay {
  /**
   * How many there are.
   *
   * @param withUs in a menu or an inquiry: what we do now, they hear
   * @param queued in a queue or with an agent: app_queue has them, whatever becomes of us
   */
  public record Count(int withUs, int queued) {
    public int all() {
      return withUs + queued;
    }
  }

  private final Set<CallTrail> calls = ConcurrentHashMap.newKeySet();

  void began(CallTrail call) {
    calls.add(call);
  }

  void ended(CallTrail call) {
    calls.remove(call);
  }

  /** Those of this moment. */
  public Count count() {
    List<CallTrail> now = List.copyOf(calls);
    int queued = (int) now.stream().filter(CallTrail::isQueued).count();
    return new Count(now.size() - queued, queued);
  }
}
