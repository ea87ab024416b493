package dev.madoguchi.e2e;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The clock a process has of its processor time, which goes by nanoseconds; /proc tells of ticks of
 * ten milliseconds, and of single threads only while they live.
 */
public final class ProcessClock {
  @SuppressWarnings("restricted") // the benchmarks may call what is not Java's
  private static final MethodHandle CLOCK_GETTIME =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  private ProcessClock() {}

  /** In seconds, of all its threads, those that are over included. */
  public static double of(long pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(JAVA_LONG, 2);
      int clock = ~(int) pid << 3 | 2; // as clock_getcpuclockid(3) makes it
      if ((int) CLOCK_GETTIME.invokeExact(clock, time) != 0) {
        throw new AssertionError("process " + pid + " is gone");
      }
      return time.getAtIndex(JAVA_LONG, 0) + time.getAtIndex(JAVA_LONG, 1) / 1e9;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("clock_gettime throws nothing", e);
    }
  }
}
