package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Processor time of a process since it began, in seconds.
 *
 * @param own of all its threads, those that are over included
 * @param children of those that have ended and were waited for (proc(5)), by ticks
 */
record ProcessCpu(double own, double children) {
  private static final double TICKS = 100; // a second; USER_HZ on every Linux Java runs on

  static ProcessCpu of(long pid) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      String line = Files.readString(stat);
      // the name in brackets may hold anything
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return new ProcessCpu(ProcessClock.of(pid), seconds(fields, 13));
    } catch (NoSuchFileException e) {
      throw new AssertionError("process " + pid + " is gone", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + stat, e);
    }
  }

  private static double seconds(String[] fields, int user) {
    return (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) / TICKS;
  }
}
