package dev.madoguchi.plan;

/** How Asterisk hands calls to the server. */
public enum WayIn {
  /** FastAGI: the dialplan connects to us for each call. */
  AGI,
  /** ARI: we are connected to Asterisk, and are told of each call. */
  ARI;

  /** The word of the plan, and of the dialplan. */
  public String word() {
    return switch (this) {
      case AGI -> "agi";
      case ARI -> "ari";
    };
  }

  static WayIn parse(String text) {
    for (WayIn each : values()) {
      if (each.word().equals(text)) {
        return each;
      }
    }
    throw new IllegalArgumentException("'" + text + "' is no way in; write agi or ari");
  }
}
