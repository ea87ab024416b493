package dev.madoguchi.store;

import dev.madoguchi.call.RecordingName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryDesk.Take;
import dev.madoguchi.inquiry.NewInquiry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one live call tells, used by its thread only. */
final class KeptDraft implements InquiryDesk.Draft {
  private static final Logger log = LoggerFactory.getLogger(KeptDraft.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Keeping keeping;
  private final MessageFolder folder;
  private final Instant opened;
  private final Inquiry.ClockKind clock;
  private final Runnable onTrouble;
  private final Runnable onClose;
  private Optional<Note> unsent = Optional.empty();
  private Optional<CompletableFuture<Receipt>> row = Optional.empty();
  private Optional<RecordingName> heard = Optional.empty();

  /**
   * @param onTrouble run when something could not be kept: whoever looks after such calls shall
   * @param onClose run when the call is done with it
   */
  KeptDraft(
      Keeping keeping,
      MessageFolder folder,
      Instant opened,
      Inquiry.ClockKind clock,
      Runnable onTrouble,
      Runnable onClose) {
    this.keeping = keeping;
    this.folder = folder;
    this.opened = opened;
    this.clock = clock;
    this.onTrouble = onTrouble;
    this.onClose = onClose;
  }

  @Override
  public void note(NewInquiry told) {
    // who says it again has said it once: should they be gone, that is their inquiry
    Note note =
        heard
            .map(whole -> note(told.backTo(whole), Note.Stage.WHOLE))
            .orElseGet(() -> note(told, Note.Stage.DRAFT));
    if (note.hasOrder() || !note.sources().isEmpty()) {
      unsent = Optional.of(note);
      keeping.note(note);
    }
  }

  @Override
  public Take said(NewInquiry told) {
    Note whole = note(told, Note.Stage.WHOLE);
    RecordingEnd.await(folder.recordings().resolve(whole.sources().getLast()));
    Take take = keeping.listen(whole);
    switch (take) {
      case Take.Message() -> {
        heard = Optional.of(told.takes().getLast());
        unsent = Optional.of(whole);
      }
      case Take.NothingSaid() -> {}
      case Take.NotKept _ -> giveUp();
    }
    return take;
  }

  @Override
  public Receipt send(NewInquiry told) {
    Note whole = note(told, Note.Stage.WHOLE);
    for (String source : whole.sources()) {
      RecordingEnd.await(folder.recordings().resolve(source));
    }
    Keeping.Kept kept = keeping.keep(whole);
    switch (kept.receipt()) {
      case Receipt.Kept _ -> {
        unsent = Optional.empty();
        row = Optional.of(kept.row());
      }
      case Receipt.NothingSaid() -> {}
      case Receipt.NotKept _ -> giveUp();
    }
    return kept.receipt();
  }

  /** The caller is told; what there is stays where it is for whoever looks after the call. */
  private void giveUp() {
    unsent = Optional.empty();
    onTrouble.run();
  }

  private Note note(NewInquiry told, Note.Stage stage) {
    return new Note(
        told,
        opened,
        clock,
        stage,
        Optional.empty(),
        told.takes().stream().map(take -> take + ".wav").toList());
  }

  @Override
  public void close() {
    try {
      unsent.filter(this::recorded).ifPresent(this::keep);
      // while the call said good-bye it was usually written; else it follows
      row.ifPresent(following -> Workers.await(following, LAST_WORDS));
    } finally {
      onClose.run();
    }
  }

  private void keep(Note note) {
    Receipt receipt = keeping.settle(note); // nobody writes to its takes any longer
    log.info("call {} is gone before its inquiry was sent: {}", note.call(), receipt);
  }

  /** A switch that has lost us goes on recording; then the call is looked after later. */
  private boolean recorded(Note note) {
    return note.sources().stream().map(folder.recordings()::resolve).allMatch(RecordingEnd::await);
  }
}
