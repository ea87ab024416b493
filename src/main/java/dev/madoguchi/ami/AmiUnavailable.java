package dev.madoguchi.ami;

import java.io.IOException;

/**
 * Asterisk's manager interface did not answer as hoped; the message says where and what to check.
 */
public final class AmiUnavailable extends IOException {
  private static final long serialVersionUID = 1L;

  AmiUnavailable(String message) {
    super(message);
  }

  AmiUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
