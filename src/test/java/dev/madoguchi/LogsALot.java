package dev.madoguchi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that logs far more than a pipe holds, and then says so. */
final class LogsALot {
  private static final Logger LOG = LoggerFactory.getLogger(LogsALot.class);
  private static final int LINES = 2_000;

  private LogsALot() {}

  public static void main(String[] none) {
    for (int i = 0; i < LINES; i++) {
      LOG.info("line {}", i);
    }
    System.out.println("logged");
    System.exit(0);
  }
}
