package io.greenai.report.cli;

import static java.util.stream.Collectors.joining;

import io.greenai.ledger.Account;
import io.greenai.ledger.Header;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import io.greenai.report.budget.UnitEnergy;
import io.greenai.report.ingest.AccountKey;
import io.greenai.report.ingest.RunSlot;
import io.greenai.report.ingest.SlotSink;
import io.greenai.report.query.LoadKey;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What versions of models used block by block. Not safe for use by several threads. */
final class Samples implements SlotSink {
  private final Predicate<LoadKey> wanted;
  private final boolean byWindow;
  private final SortedMap<VersionInPhase, Sample> samples = new TreeMap<>();

  private Samples(Predicate<LoadKey> wanted, boolean byWindow) {
    this.wanted = wanted;
    this.byWindow = byWindow;
  }

  /** A block for each window: of an evaluation, which is short. */
  static Samples ofWindows(Predicate<LoadKey> wanted) {
    return new Samples(wanted, true);
  }

  /** A block for each slot of a run: of a whole period. */
  static Samples ofSlots(Predicate<LoadKey> wanted) {
    return new Samples(wanted, false);
  }

  /** What is sampled: all engines and devices of a version together. */
  record VersionInPhase(String model, String version, Phase phase)
      implements Comparable<VersionInPhase> {
    private static final Comparator<VersionInPhase> ORDER =
        Comparator.comparing(VersionInPhase::model)
            .thenComparing(VersionInPhase::version)
            .thenComparing(VersionInPhase::phase);

    boolean takes(LoadKey load) {
      ModelKey of = load.model();
      return of != null && equals(of(of));
    }

    private static VersionInPhase of(ModelKey model) {
      return new VersionInPhase(model.name(), model.version(), model.phase());
    }

    @Override
    public int compareTo(VersionInPhase other) {
      return ORDER.compare(this, other);
    }
  }

  /** The blocks of one version, and on what they ran. */
  static final class Sample {
    private final List<UnitEnergy.Block> blocks = new ArrayList<>();
    private final SortedSet<String> processors = new TreeSet<>();
    private Instant last = Instant.MIN;

    UnitEnergy energy() {
      return new UnitEnergy(blocks);
    }

    boolean hasItems() {
      return blocks.stream().anyMatch(block -> block.items().signum() > 0);
    }

    String processor() {
      return String.join(" and ", processors);
    }

    Instant last() {
      return last;
    }
  }

  /** All that have items. */
  SortedMap<VersionInPhase, Sample> withItems() {
    SortedMap<VersionInPhase, Sample> all = new TreeMap<>(samples);
    all.values().removeIf(sample -> !sample.hasItems());
    return Collections.unmodifiableSortedMap(all);
  }

  @Override
  public void accept(RunSlot slot) {
    Map<VersionInPhase, UnitEnergy.Block> blocks = new HashMap<>();
    for (Window window : slot.windows()) {
      for (Posting posting : window.postings()) {
        VersionInPhase key = key(slot, window, posting);
        if (key != null) {
          blocks.merge(key, block(posting), UnitEnergy.Block::plus);
        }
      }
      if (byWindow) {
        keep(blocks, slot);
        blocks.clear();
      }
    }
    keep(blocks, slot);
  }

  private void keep(Map<VersionInPhase, UnitEnergy.Block> blocks, RunSlot slot) {
    blocks.forEach(
        (key, block) -> {
          Sample sample = samples.computeIfAbsent(key, one -> new Sample());
          sample.blocks.add(block);
          sample.processors.add(processor(slot.header()));
          sample.last = slot.end().isAfter(sample.last) ? slot.end() : sample.last;
        });
  }

  private @Nullable VersionInPhase key(RunSlot slot, Window window, Posting posting) {
    ModelKey model = posting.model();
    if (posting.account() != Account.MODEL || model == null) {
      return null;
    }
    LoadKey load = LoadKey.of(slot.run(), AccountKey.of(slot.header(), window, posting));
    return wanted.test(load) ? VersionInPhase.of(model) : null;
  }

  private static UnitEnergy.Block block(Posting posting) {
    BigInteger energy =
        posting.energyMicrojoules().values().stream()
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    ModelActivity activity = posting.activity();
    return new UnitEnergy.Block(
        energy,
        BigInteger.valueOf(activity == null ? 0 : activity.items()),
        BigInteger.valueOf(activity == null ? 0 : activity.invocations()),
        energy.multiply(BigInteger.valueOf(posting.meterUncertaintyPpm())));
  }

  private static String processor(Header header) {
    return header.hardware().cpuModel()
        + " by "
        + header.meters().stream()
            .filter(meter -> meter.role() == MeterRole.PART && !meter.standby())
            .map(MeterDeclaration::source)
            .distinct()
            .sorted()
            .collect(joining(", "));
  }
}
