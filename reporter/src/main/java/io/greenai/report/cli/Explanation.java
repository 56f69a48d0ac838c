package io.greenai.report.cli;

import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.ingest.LedgerEvidence.RunEvidence;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a figure with all that it rests on, each figure once. */
final class Explanation {
  private static final int RUNS_SHOWN = 20;
  private static final String STEP = "  ";

  private final Map<String, Figure> figures;
  private final RunsBehind runs;
  private final PrintWriter out;
  private final Set<String> told = new HashSet<>();
  private final Set<Map<String, String>> listed = new HashSet<>();

  /** Explanations among {@code figures}, by their ids. */
  Explanation(Map<String, Figure> figures, RunsBehind runs, PrintWriter out) {
    this.figures = figures;
    this.runs = runs;
    this.out = out;
  }

  void print(Figure figure) {
    print(figure, "");
  }

  private void print(Figure figure, String indent) {
    out.println(indent + figure.id() + "  " + figure.label());
    String inner = indent + STEP;
    out.println(inner + "value: " + value(figure));
    if (!told.add(figure.id())) {
      out.println(inner + "explained above");
      return;
    }
    out.println(inner + "formula: " + figure.derivation().formula());
    new IntervalText(figure).lines().forEach(line -> out.println(inner + line));
    for (Input input : figure.derivation().inputs()) {
      print(input, inner);
    }
  }

  private void print(Input input, String indent) {
    if (input instanceof OfFigure other) {
      out.println(indent + input.name() + ":");
      Figure figure = figures.get(other.id());
      if (figure != null) {
        print(figure, indent + STEP);
      }
    } else if (input instanceof OfFactor used) {
      print(used, indent);
    } else if (input instanceof OfPolicy policy) {
      out.println(indent + policy.name() + ": " + policy.choice());
    } else if (input instanceof OfNumber number) {
      out.println(
          indent
              + number.name()
              + ": "
              + number.value().toPlainString()
              + " "
              + number.unit().symbol()
              + "  "
              + number.basis());
    } else if (input instanceof OfLedgers sum) {
      print(sum, indent);
    }
  }

  private void print(OfFactor used, String indent) {
    FactorRow row = used.factor();
    out.println(
        indent
            + used.name()
            + ": "
            + row.shown()
            + "  factor "
            + row.id()
            + (row.vintage().isEmpty() ? "" : ", " + row.vintage())
            + (row.boundary().isEmpty() ? "" : ", " + row.boundary()));
    out.println(indent + STEP + "source: " + row.source() + "; licence: " + row.licence());
  }

  private void print(OfLedgers sum, String indent) {
    String selection =
        sum.selection().isEmpty()
            ? "everything"
            : sum.selection().entrySet().stream()
                .map(
                    term ->
                        term.getKey() + " " + (term.getValue().isEmpty() ? "-" : term.getValue()))
                .collect(Collectors.joining("; "));
    out.println(
        indent
            + sum.name()
            + ": "
            + sum.value().toPlainString()
            + " "
            + sum.unit().symbol()
            + "  from ledgers: "
            + selection);
    if (!listed.add(sum.selection())) {
      return;
    }
    List<RunEvidence> behind = runs.of(sum.selection());
    for (RunEvidence run : behind.subList(0, Math.min(RUNS_SHOWN, behind.size()))) {
      out.println(
          indent
              + STEP
              + "run "
              + run.header().runId()
              + "  "
              + run.header().service()
              + "  head "
              + run.head());
    }
    if (behind.size() > RUNS_SHOWN) {
      out.println(
          indent
              + STEP
              + "and "
              + (behind.size() - RUNS_SHOWN)
              + " more runs; the report's manifest of ledgers names them all");
    }
  }

  private static String value(Figure figure) {
    if (figure.value() instanceof Absent absent) {
      return absent.reason().text() + (absent.detail().isEmpty() ? "" : ": " + absent.detail());
    }
    String per = figure.per().isEmpty() ? "" : " per " + figure.per();
    BigDecimal exact = figure.number().orElseThrow();
    String number =
        (exact.signum() == 0 ? "0" : exact.toPlainString()) + " " + figure.unit().symbol() + per;
    return figure.value() instanceof Known known
        ? (known.lowerBound() ? "at least " : "") + number + " (" + known.quality().id() + ")"
        : number + " (set)";
  }
}
