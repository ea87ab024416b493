package dev.madoguchi.call;

/** Who is on the line, as far as the network tells. */
public sealed interface Caller {
  /** The network gave a number. */
  record Numbered(PhoneNumber number) implements Caller {}

  /** No number, or nothing that is one (非通知). */
  record Withheld() implements Caller {}

  /** Reads the caller-ID of the wire; whatever is not a telephone number counts as withheld. */
  static Caller parse(String untrusted) {
    return PhoneNumber.parse(untrusted).<Caller>map(Numbered::new).orElseGet(Withheld::new);
  }
}
