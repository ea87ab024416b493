package dev.madoguchi.store;

import org.flywaydb.core.api.logging.Log;
import org.slf4j.Logger;

/** Flyway's log with its chatter turned down: eight lines at each start say nothing new. */
final class FlywayLog implements Log {
  private final Logger log;

  FlywayLog(Logger log) {
    this.log = log;
  }

  @Override
  public void debug(String message) {
    log.trace(message);
  }

  @Override
  public void info(String message) {
    log.debug(message);
  }

  @Override
  public void notice(String message) {
    log.debug(message);
  }

  @Override
  public void warn(String message) {
    log.warn(message);
  }

  @Override
  public void error(String message) {
    log.error(message);
  }

  @Override
  public void error(String message, Exception e) {
    log.error(message, e);
  }
}
