package dev.madoguchi.store;

import dev.madoguchi.inquiry.InquiryNumber;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Receipt numbers that need no database: a file beside it holds the highest that was taken, and
 * some are taken at a time, on disk before the first of them is given. So no number is given twice,
 * whatever becomes of the process or the database; after a kill some are left out. Several
 * processes may share the file.
 */
final class Numbers implements AutoCloseable {
  /** Before the first: six digits from the first one on. */
  static final long NONE = 100_000;

  private static final int AT_ONCE = 20;
  private static final ReentrantLock ONE_AT_A_TIME =
      new ReentrantLock(); // a file lock is a process's

  private final Path file;
  private long last; // that was given
  private long taken;
  private OptionalLong inRows = OptionalLong.empty();

  /** The numbers of this database. */
  Numbers(Path database) {
    this.file = fileOf(database);
  }

  private static Path fileOf(Path database) {
    return database.toAbsolutePath().resolveSibling("receipt-numbers");
  }

  /** Whether numbers were ever given here: then there has been a database. */
  static boolean haveBeenGiven(Path database) {
    try {
      return read(fileOf(database)).orElse(NONE) > NONE;
    } catch (IOException e) {
      return true; // who cannot tell must not begin anew
    }
  }

  /** What the rows tell; without it, and without a file, nothing can be given. */
  synchronized void known(long highest) throws IOException {
    inRows = OptionalLong.of(highest);
    if (!Files.exists(file)) {
      take(0);
    }
  }

  /**
   * The next number; no other call, and no other process, is given it.
   *
   * @throws IOException when that cannot be made sure
   */
  synchronized InquiryNumber next() throws IOException {
    if (last >= taken || last < inRows.orElse(0)) {
      take(AT_ONCE);
    }
    last++;
    return new InquiryNumber(last);
  }

  private void take(int some) throws IOException {
    exclusively(
        () -> {
          OptionalLong onDisk = read(file);
          if (onDisk.isEmpty() && inRows.isEmpty()) {
            throw new IOException(
                "no receipt number is certain: neither "
                    + file
                    + " nor the database tells the last");
          }
          long highest = Math.max(onDisk.orElse(NONE), inRows.orElse(NONE));
          write(highest + some);
          last = highest;
          taken = highest + some;
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private void exclusively(Work work) throws IOException {
    ONE_AT_A_TIME.lock();
    try (FileChannel channel =
            FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid()) {
        work.run();
      }
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private static OptionalLong read(Path file) throws IOException {
    try {
      String text = Files.readString(file).strip();
      Optional<InquiryNumber> number = InquiryNumber.parse(text);
      return OptionalLong.of(
          number.orElseThrow(() -> new IOException(file + " holds no receipt number")).count());
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  // with its check digit, so that a spoilt file is found out
  private void write(long highest) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, new InquiryNumber(highest).digits() + "\n");
    MessageFolder.force(unfinished);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    MessageFolder.force(file.getParent());
  }

  /** Gives back what was taken and not given, if nobody has taken more since. */
  @Override
  public synchronized void close() {
    if (last >= taken) {
      return;
    }
    try {
      exclusively(
          () -> {
            if (read(file).orElse(0) == taken) {
              write(last);
            }
          });
      taken = last;
    } catch (IOException e) {
      taken = last; // some numbers are left out
    }
  }
}
