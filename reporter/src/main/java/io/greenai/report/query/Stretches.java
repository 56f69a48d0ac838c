package io.greenai.report.query;

import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Posting;
import io.greenai.ledger.StatedFigures;
import io.greenai.ledger.Window;
import io.greenai.report.ingest.AccountKey;
import io.greenai.report.ingest.RunSlot;
import io.greenai.report.query.RunTotals.Built;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one run states of building models, while slots come in. Memory grows with slots and stated
 * scores, not with windows.
 */
final class Stretches {
  private final List<Stretch> ended = new ArrayList<>();

  void add(RunSlot slot) {
    Map<List<Object>, Stretch> open = new LinkedHashMap<>();
    for (Window window : slot.windows()) {
      boolean scored = false;
      for (Posting posting : window.postings()) {
        Optional<Stretch> stated = stretch(slot, window, posting);
        stated.ifPresent(
            one -> open.merge(List.of(one.load(), one.experiments()), one, Stretch::then));
        scored |= stated.filter(one -> !one.scores().isEmpty()).isPresent();
      }
      if (scored) {
        ended.addAll(open.values());
        open.clear();
      }
    }
    ended.addAll(open.values());
  }

  List<Stretch> all() {
    return ended;
  }

  private static Optional<Stretch> stretch(RunSlot slot, Window window, Posting posting) {
    ModelActivity activity = posting.activity();
    StatedFigures stated = activity == null ? StatedFigures.NONE : activity.stated();
    if (!BuildBooks.isBuilding(posting.model())
        || (stated.experiments().isEmpty() && stated.scores().isEmpty())) {
      return Optional.empty();
    }
    SortedMap<String, BigDecimal> scores = new TreeMap<>();
    stated.scores().forEach((name, value) -> scores.put(name, new BigDecimal(value)));
    return Optional.of(
        new Stretch(
            LoadKey.of(slot.run(), AccountKey.of(slot.header(), window, posting)),
            new TreeSet<>(stated.experiments()),
            new Built(
                posting.energyMicrojoules().values().stream()
                    .map(BigInteger::valueOf)
                    .reduce(BigInteger.ZERO, BigInteger::add),
                window.start(),
                window.start().plusNanos(window.durationNanos())),
            scores));
  }
}
