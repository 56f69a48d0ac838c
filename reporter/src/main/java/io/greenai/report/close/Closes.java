package io.greenai.report.close;

import io.greenai.report.close.Entry.Closed;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The close records of a journal, checked against its lines. */
public final class Closes {
  private static final String FOLDER = "closes";

  private final List<CloseRecord> records;
  private final List<String> hashes;

  private Closes(List<CloseRecord> records, List<String> hashes) {
    this.records = List.copyOf(records);
    this.hashes = List.copyOf(hashes);
  }

  /** Where no journal is kept. */
  public static final Closes NONE = new Closes(List.of(), List.of());

  /**
   * Those that {@code journal} names.
   *
   * @throws JournalException where a record is not the one that was written
   */
  public static Closes of(Journal journal) throws IOException {
    List<CloseRecord> records = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (Recorded line : journal.closes()) {
      if (line.entry() instanceof Closed closed) {
        Path file = journal.folder().resolve(closed.file());
        byte[] content = Files.readAllBytes(file);
        if (!Sha256.of(content).equals(closed.sha256())) {
          throw new JournalException(
              file + ": is not the record that was closed; restore it from a copy");
        }
        records.add(CloseRecordJson.read(file.toString(), content));
        hashes.add(closed.sha256());
      }
    }
    return new Closes(records, hashes);
  }

  /**
   * Writes a record where {@code journal} will name it, whole or not at all.
   *
   * @return what the journal is to say of it
   */
  public static Closed write(Journal journal, CloseRecord record, Optional<Signer> signer)
      throws IOException {
    String name = FOLDER + "/" + record.period().label() + "-" + record.number() + ".json";
    byte[] content = CloseRecordJson.write(record);
    Path file = journal.folder().resolve(name);
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, content);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Optional<String> signature =
        signer.isPresent() ? Optional.of(signer.get().sign(content)) : Optional.empty();
    return new Closed(
        record.period().label(), record.number(), name, Sha256.of(content), signature);
  }

  /** The last close of the period, absent where it was not closed. */
  public Optional<CloseRecord> last(Period period) {
    return of(period).reduce((first, second) -> second);
  }

  /** A close of the period by its number. */
  public Optional<CloseRecord> numbered(Period period, int number) {
    return of(period).filter(record -> record.number() == number).findFirst();
  }

  /** The last close of a period that ended before {@code period} did. */
  public Optional<CloseRecord> before(Period period) {
    return records.stream()
        .filter(record -> record.period().end().isBefore(period.end()))
        .max(
            Comparator.<CloseRecord, Instant>comparing(record -> record.period().end())
                .thenComparing(CloseRecord::journalLines));
  }

  /** SHA-256 of a record, as the journal has it. */
  public String hash(CloseRecord record) {
    return hashes.get(records.indexOf(record));
  }

  /**
   * Microjoules that other periods have drawn from an instrument. Of a period that was corrected
   * the last close counts. Once a period is closed, what was first closed after it takes nothing
   * from it. A period that shares time with this one draws for the same consumption, and so do the
   * quarters of a year that was closed as a whole.
   */
  public BigDecimal drawnBefore(Period period, String instrument) {
    List<Period> counted = new ArrayList<>();
    BigDecimal drawn = BigDecimal.ZERO;
    for (CloseRecord record : longestFirst()) {
      Period other = record.period();
      boolean came =
          first(period).isEmpty() || first(other).orElseThrow() < first(period).orElseThrow();
      if (came && !overlap(other, period) && counted.stream().noneMatch(one -> holds(one, other))) {
        counted.add(other);
        drawn = drawn.add(record.drawn().getOrDefault(instrument, BigDecimal.ZERO));
      }
    }
    return drawn;
  }

  /** The last close of each period. */
  private List<CloseRecord> longestFirst() {
    return records.stream()
        .filter(record -> last(record.period()).filter(record::equals).isPresent())
        .sorted(
            Comparator.comparing(
                    (CloseRecord record) ->
                        Duration.between(record.period().start(), record.period().end()))
                .reversed())
        .toList();
  }

  /** Where among all closes the first one of the period stands. */
  private Optional<Integer> first(Period period) {
    return of(period).findFirst().map(records::indexOf);
  }

  private static boolean holds(Period whole, Period part) {
    return !part.start().isBefore(whole.start()) && !part.end().isAfter(whole.end());
  }

  private static boolean overlap(Period a, Period b) {
    return a.start().isBefore(b.end()) && b.start().isBefore(a.end());
  }

  private Stream<CloseRecord> of(Period period) {
    return records.stream().filter(record -> record.period().equals(period));
  }
}
