package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.org.Revenue;
import java.util.ArrayList;
import java.util.List;

/** Figures per million of what the organisation earned in the period. */
record ByRevenue(Revenue revenue) {

  Figure of(Figure whole) {
    return whole
        .dividedBy(revenue.amount().movePointLeft(6))
        .per("million " + revenue.currency() + " of net revenue")
        .by(derivation(whole.derivation()));
  }

  private Derivation derivation(Derivation whole) {
    List<Input> inputs = new ArrayList<>(whole.inputs());
    inputs.add(
        new OfPolicy("net revenue", revenue.amount().toPlainString() + " " + revenue.currency()));
    return new Derivation("(" + whole.formula() + ") / (net revenue / 1E6)", inputs);
  }
}
