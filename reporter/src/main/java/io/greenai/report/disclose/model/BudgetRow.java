package io.greenai.report.disclose.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * One limit of one carbon budget, held against the ledgers.
 *
 * @param source where it is written, for example {@code fraud-scorer.yaml:14}
 * @param subject the model or selector that it limits
 * @param basis what counts, for example {@code facility energy}
 * @param actual in the same unit as {@code limit}
 * @param forecast for the end of the period
 * @param used what the budget wants compared, the actual or the upper end of its range, over limit
 * @param charges by the budget's internal carbon price, at most one
 * @param thresholdPercents of the limit, ascending
 * @param enforcement {@code report}, {@code warn} or {@code block}
 * @param notes waivers and other remarks
 */
public record BudgetRow(
    String name,
    String source,
    String owner,
    String subject,
    String basis,
    Figure limit,
    Figure actual,
    Figure forecast,
    Figure used,
    List<Figure> charges,
    List<Integer> thresholdPercents,
    Standing standing,
    String enforcement,
    List<String> notes)
    implements Figures {
  public BudgetRow {
    charges = List.copyOf(charges);
    thresholdPercents = List.copyOf(thresholdPercents);
    notes = List.copyOf(notes);
    if (limit.unit() != actual.unit()) {
      throw new IllegalArgumentException(
          "Budget "
              + name
              + " limits "
              + limit.unit().symbol()
              + " but its actual is in "
              + actual.unit().symbol());
    }
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.concat(Stream.of(limit, actual, forecast, used), charges.stream());
  }

  /** How a budget stands, best first. */
  public enum Standing {
    NOT_APPLICABLE("not applicable"),
    NO_ACTIVITY("no activity"),
    WITHIN("within budget"),
    /** Of what is known: the actual is a lower bound. */
    WITHIN_AS_KNOWN("within budget as far as known"),
    WAIVED("over, waived"),
    RAISED("over, limit raised since"),
    AT_RISK("at risk"),
    BREACHED("breached"),
    /** Data is missing that the decision needs. */
    UNDECIDED("not determined");

    private final String text;

    Standing(String text) {
      this.text = text;
    }

    /** As printed. */
    public String text() {
      return text;
    }
  }
}
