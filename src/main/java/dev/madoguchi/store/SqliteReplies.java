package dev.madoguchi.store;

import dev.madoguchi.inquiry.InquiryNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Notes which inquiries have had their reply, whether or not a server runs. */
public final class SqliteReplies {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path database;

  /** For the inquiries in this database, which need not be there yet. */
  public SqliteReplies(Path database) {
    this.database = database;
  }

  /** What came of saying that a reply was given. */
  public sealed interface Noted {
    /** From now on nobody waits for it. */
    record Answered() implements Noted {}

    /** Somebody has said so before; that time stands. */
    record AnsweredBefore(Instant at) implements Noted {}

    /** Nothing was changed. */
    record NoSuchInquiry() implements Noted {}
  }

  /**
   * Marks the inquiry as answered; a draft may be answered too, by a call back.
   *
   * @throws StoreException when it cannot be written
   */
  public Noted answered(InquiryNumber number, Instant now) {
    if (!Files.exists(database)) {
      return new Noted.NoSuchInquiry();
    }
    try (Writer writer = new Writer(database)) {
      return writer.inTransaction(
          System.nanoTime() + PATIENCE.toNanos(), handle -> answered(handle, number, now));
    } catch (SQLException | JdbiException e) {
      throw new StoreException(
          "the reply cannot be noted in %s (%s); try again, and look at the disk when it stays so"
              .formatted(database, Why.of(e)),
          e);
    }
  }

  private static Noted answered(Handle handle, InquiryNumber number, Instant now) {
    int changed =
        handle
            .createUpdate(
                """
                UPDATE inquiry SET state = 'answered', answered_at = :now
                WHERE count = :count AND state <> 'answered'
                """)
            .bind("now", Times.text(now))
            .bind("count", number.count())
            .execute();
    return changed > 0
        ? new Noted.Answered()
        : answeredAt(handle, number)
            .<Noted>map(Noted.AnsweredBefore::new)
            .orElseGet(Noted.NoSuchInquiry::new);
  }

  private static Optional<Instant> answeredAt(Handle handle, InquiryNumber number) {
    return handle
        .createQuery("SELECT answered_at FROM inquiry WHERE count = :count AND state = 'answered'")
        .bind("count", number.count())
        .mapTo(String.class)
        .map(Instant::parse)
        .findOne();
  }
}
