package dev.madoguchi.call;

/** Why a caller is not talked with now; the dialplan has words for each (extensions.conf). */
public enum Refusal {
  /** All lines are busy: the caller is queued by the dialplan, or leaves a message. */
  BUSY("busy"),
  /** Too many calls came from that number: the caller is asked for a message. */
  OFTEN("often");

  private final String word;

  Refusal(String word) {
    this.word = word;
  }

  /** As the dialplan knows it. */
  public String word() {
    return word;
  }
}
