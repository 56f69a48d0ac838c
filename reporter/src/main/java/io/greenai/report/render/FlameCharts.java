package io.greenai.report.render;

import io.greenai.report.disclose.model.HotSpotPage;
import io.greenai.report.disclose.model.HotSpotPage.Calls;
import io.greenai.report.disclose.model.HotSpotPage.OfModel;
import io.greenai.report.render.chart.FlameChart;
import io.greenai.report.render.chart.FlameChart.Block;
import io.greenai.report.render.chart.Shade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Draws the calls of each sampled model. */
final class FlameCharts {
  private static final int DESCRIBED = 5;
  private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

  private final HotSpotPage page;
  private final UnaryOperator<String> text;

  FlameCharts(HotSpotPage page, UnaryOperator<String> text) {
    this.page = page;
    this.text = text;
  }

  /** One for each model, in their order. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    for (OfModel model : page.models()) {
      all.add(draw("chart-flame-" + all.size(), model));
    }
    return all;
  }

  private String draw(String id, OfModel model) {
    String title = "Calls of " + text.apply(model.model());
    String most =
        model.methods().stream()
            .limit(DESCRIBED)
            .map(method -> text.apply(method.name()) + " " + percent(method.self()))
            .collect(Collectors.joining("; "));
    return FlameChart.draw(
        id,
        title,
        title + ", the innermost of most samples: " + most + "; the table below has more",
        block(model.calls(), true));
  }

  private Block block(Calls calls, boolean isModel) {
    String name = text.apply(calls.name());
    return new Block(
        isModel || calls.together() ? name : shortened(name),
        name + ": " + percent(calls.share()),
        calls.share(),
        shade(calls),
        calls.inside().stream().map(called -> block(called, false)).toList());
  }

  /** Without the package. */
  private static String shortened(String method) {
    int dot = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
    return method.substring(dot + 1);
  }

  private static Shade shade(Calls calls) {
    if (calls.together()) {
      return Shade.TRACK;
    }
    return JDK.matcher(calls.name()).matches() ? Shade.IDLE : Shade.OTHER;
  }

  private static String percent(BigDecimal share) {
    return FigureFormat.ratio(share) + " %";
  }
}
