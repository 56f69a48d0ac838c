package io.greenai.report.close;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.greenai.report.budget.DecisionLog;
import io.greenai.report.close.Entry.Closed;
import io.greenai.report.close.Entry.Decided;
import io.greenai.report.close.Entry.Part;
import io.greenai.report.close.Entry.Source;
import io.greenai.report.ingest.LedgerPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of when sources were first seen and of what was decided on them, as it was when it
 * was read. Its file only ever grows; each line is chained to those before. Immutable.
 */
public final class Journal {
  private static final String FILE = "journal.jsonl";
  private static final String LOCK = "journal.lock";

  private final Path folder;
  private final List<Recorded> entries;
  private final String head;

  private Journal(Path folder, List<Recorded> entries, String head) {
    this.folder = folder;
    this.entries = List.copyOf(entries);
    this.head = head;
  }

  /** What a writer wants to add to the journal as it finds it. */
  @FunctionalInterface
  public interface Addition {
    List<Entry> to(Journal journal) throws IOException;
  }

  /**
   * The journal in {@code folder}; an empty one where there is none yet. A last line without end is
   * one whose writer was killed: nobody was told of it, and it does not count.
   *
   * @throws JournalException where a line does not follow from those before it
   */
  public static Journal read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file)
        ? parse(folder, whole(Files.readAllBytes(file)))
        : new Journal(folder, List.of(), JournalLine.START);
  }

  private static Journal parse(Path folder, byte[] lines) throws IOException {
    List<Recorded> entries = new ArrayList<>();
    String head = JournalLine.START;
    for (String line : new String(lines, UTF_8).lines().toList()) {
      String where = folder.resolve(FILE) + ":" + (entries.size() + 1);
      head = JournalLine.hash(where, line, head);
      entries.add(JournalLine.read(where, line));
    }
    return new Journal(folder, entries, head);
  }

  /** The complete lines. */
  private static byte[] whole(byte[] content) {
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(content, end);
  }

  /**
   * Adds to the journal in {@code folder}, which is made if need be, and to nobody else's
   * meanwhile: other processes wait. All of it is on the disk before this returns.
   *
   * @param now the time to record, if the last line is not of a later one
   * @return the journal with the addition
   */
  public static synchronized Journal add(Path folder, Instant now, Addition addition)
      throws IOException {
    Files.createDirectories(folder);
    try (FileChannel locked =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = locked.lock()) {
      if (!lock.isValid()) {
        throw new IOException(folder.resolve(LOCK) + ": the lock was lost; try again");
      }
      Journal found = read(folder);
      return found.with(addition.to(found), now);
    }
  }

  private Journal with(List<Entry> more, Instant now) throws IOException {
    if (more.isEmpty()) {
      return this;
    }
    boolean goesOn = entries.isEmpty() || last().at().isBefore(now);
    Instant at = goesOn ? now : last().at();
    List<Recorded> all = new ArrayList<>(entries);
    StringBuilder lines = new StringBuilder();
    String end = head;
    for (Entry entry : more) {
      Recorded recorded = new Recorded(all.size(), at, entry);
      String line = JournalLine.write(recorded, end);
      end = JournalLine.hash(FILE, line, end);
      lines.append(line).append('\n');
      all.add(recorded);
    }
    write(lines.toString().getBytes(UTF_8));
    return new Journal(folder, all, end);
  }

  /** After the last complete line, in the place of a torn one. */
  private void write(byte[] lines) throws IOException {
    Path file = folder.resolve(FILE);
    long end = Files.exists(file) ? whole(Files.readAllBytes(file)).length : 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(end);
      channel.position(end);
      ByteBuffer buffer = ByteBuffer.wrap(lines);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private Recorded last() {
    return entries.get(entries.size() - 1);
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** All lines, oldest first. */
  public List<Recorded> entries() {
    return entries;
  }

  /** As far as it had come at {@code moment}. */
  public Journal asOf(Instant moment) {
    return new Journal(
        folder, entries.stream().filter(one -> !one.at().isAfter(moment)).toList(), head);
  }

  /** As it was just before {@code line}. */
  Journal before(Recorded line) {
    return new Journal(folder, entries.subList(0, entries.indexOf(line)), head);
  }

  /** Hash of the last line of the file, which all lines before it lead to. */
  String head() {
    return head;
  }

  /** The ledger files as they were last recorded, by {@link LedgerPart#key()}. */
  public Map<String, LedgerPart> parts() {
    Map<String, LedgerPart> parts = new LinkedHashMap<>();
    of(Part.class).map(Part::part).forEach(part -> parts.put(part.key(), part));
    return parts;
  }

  /** Files and sets as they were last recorded, by {@link Entry.Source#key()}. */
  public Map<String, Source> sources() {
    Map<String, Source> sources = new LinkedHashMap<>();
    of(Source.class).forEach(source -> sources.put(source.key(), source));
    return sources;
  }

  /** What was decided on budgets. */
  public DecisionLog decisions() {
    return new DecisionLog(of(Decided.class).map(Decided::decision).toList());
  }

  private <E extends Entry> Stream<E> of(Class<E> type) {
    return entries.stream().map(Recorded::entry).filter(type::isInstance).map(type::cast);
  }

  /** When exactly this was first recorded; absent where it never was. */
  public Optional<Instant> firstRecorded(Entry entry) {
    return entries.stream().filter(one -> one.entry().equals(entry)).map(Recorded::at).findFirst();
  }

  /** The closes, oldest first. */
  public List<Recorded> closes() {
    return entries.stream().filter(one -> one.entry() instanceof Closed).toList();
  }
}
