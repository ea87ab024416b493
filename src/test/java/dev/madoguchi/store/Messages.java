package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** A folder of state for tests, and a switch that records into it. */
record Messages(Path state) {
  static final Instant NOW = Instant.parse("2026-11-24T01:00:00.250Z");
  static final Duration REPLY_OWED = Duration.ofDays(3);

  Path database() {
    return state.resolve("madoguchi.db");
  }

  Path recordings() {
    return state.resolve("recordings");
  }

  Path kept(String name) {
    return recordings().resolve("inquiries").resolve(name);
  }

  Path note(String name) {
    return recordings().resolve("notes").resolve(name);
  }

  SqliteInquiries open() {
    return open(step -> {});
  }

  SqliteInquiries openAt(Instant now) {
    return open(now, step -> {});
  }

  SqliteInquiries open(Consumer<Keeping.Step> killer) {
    return open(NOW, killer);
  }

  private SqliteInquiries open(Instant now, Consumer<Keeping.Step> killer) {
    return SqliteInquiries.open(
        database(),
        recordings(),
        Clock.fixed(now, ZoneOffset.UTC),
        Inquiry.ClockKind.SET_BY_HAND,
        opened -> opened.plus(REPLY_OWED),
        () -> Duration.ofSeconds(1),
        Language.ENGLISH,
        killer,
        call -> false);
  }

  /** Beside another server. */
  SqliteInquiries openBeside() {
    return SqliteInquiries.open(
        database(),
        recordings(),
        Clock.fixed(NOW, ZoneOffset.UTC),
        Inquiry.ClockKind.SET_BY_HAND,
        opened -> opened.plus(REPLY_OWED),
        () -> Duration.ofSeconds(1),
        Language.ENGLISH,
        new CallsOnTheLine(calls()));
  }

  /** Where the dialplan writes of calls. */
  Path calls() {
    return state.resolve("calls");
  }

  /** What the switch leaves when it recorded for this long. */
  Path record(String name, Duration length) throws IOException {
    int bytes = (int) length.toMillis() * 16;
    return write(name, wav(bytes, voice(bytes)));
  }

  /** What the switch leaves of a caller who says nothing. */
  Path recordSilence(String name, Duration length) throws IOException {
    int bytes = (int) length.toMillis() * 16;
    return write(name, wav(bytes, new byte[bytes]));
  }

  /** The recording, and its note, as they are when nobody has written to them for long. */
  void age(String... names) throws IOException {
    for (String name : names) {
      Files.setLastModifiedTime(
          recordings().resolve(name), FileTime.from(Instant.parse("2026-11-20T00:00:00Z")));
    }
  }

  /** Loud enough to be heard. */
  static byte[] voice(int bytes) {
    byte[] sound = new byte[bytes];
    for (int i = 1; i < bytes; i += 2) {
      sound[i] = (byte) (i % 16 < 8 ? 16 : -16);
    }
    return sound;
  }

  Path write(String name, byte[] bytes) throws IOException {
    Path file = recordings().resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /** A WAV whose header claims so many bytes of sound. */
  static byte[] wav(int claimed, byte[] sound) {
    ByteBuffer wav = ByteBuffer.allocate(44 + sound.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + claimed);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(claimed).put(sound);
    return wav.array();
  }

  static NewInquiry inquiry(String call, String recording) {
    return new NewInquiry(
            new CallId(call),
            new QueueName("delivery"),
            Caller.parse("09012345678"),
            Language.JAPANESE)
        .saidIn(new RecordingName(recording));
  }

  /** The audio of an inquiry's only message. */
  static Path audio(Inquiry inquiry) {
    return only(inquiry).audio();
  }

  static Inquiry.Message only(Inquiry inquiry) {
    if (inquiry.thread().size() != 1) {
      throw new AssertionError("not one message: " + inquiry.thread());
    }
    return inquiry.thread().getFirst();
  }

  static InquiryNumber number(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Kept(var number, _) -> number;
      case Receipt.NothingSaid() -> throw new AssertionError("nothing said");
      case Receipt.NotKept(var why) -> throw new AssertionError("not kept: " + why);
    };
  }
}
