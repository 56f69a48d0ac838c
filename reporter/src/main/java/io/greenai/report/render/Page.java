package io.greenai.report.render;

import freemarker.core.XHTMLOutputFormat;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Digits;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The names that a template sees. */
final class Page {
  private final Map<String, Object> names = new HashMap<>();

  /**
   * @param target {@code html} or {@code pdf}
   * @param css the style sheet in the page
   * @param text filter for texts of the data that are drawn in charts
   */
  Page(ReportDocument document, String target, String css, UnaryOperator<String> text)
      throws TemplateModelException {
    names.put("doc", document);
    names.put("target", target);
    names.put("css", markup(css));
    names.put("figuresById", document.figuresById());
    names.put("ledgersFile", DataFiles.ledgers(document));
    names.put("hotSpotsFile", DataFiles.stem(document) + ReportFiles.HOT_SPOTS);
    ZoneId zone = document.period().zone();
    function("show", Figure.class, FigureFormat::show);
    function("day", Instant.class, moment -> Moments.day(moment, zone));
    function("lastDay", Instant.class, end -> Moments.lastDay(end, zone));
    function("utc", Instant.class, Moments::utc);
    function("duration", Number.class, nanos -> FigureFormat.show(duration(nanos)).text());
    function("percent", BigDecimal.class, share -> FigureFormat.ratio(share) + " %");
    function("number", Number.class, number -> Digits.group(new BigDecimal(number.toString())));
    EnergyCharts energy = new EnergyCharts(document.energy(), text);
    chart("accounts", energy.byAccount());
    chart("phases", energy.byPhase());
    chart("where", energy.whereItWent());
    chart("budgets", BudgetChart.draw(document.budgets(), text));
    if (document.view() instanceof View.Lca lca) {
      flames(new FlameCharts(lca.hotSpots(), text));
    }
    names.put("chartRows", BudgetChart.MAX_ROWS);
  }

  Map<String, Object> names() {
    return names;
  }

  private static Figure duration(Number nanos) {
    return Figure.known(
        "duration", "", Unit.NANOSECONDS, new BigDecimal(nanos.toString()), Quality.MEASURED);
  }

  private void flames(FlameCharts flames) throws TemplateModelException {
    List<Object> drawn = new ArrayList<>();
    for (String svg : flames.all()) {
      drawn.add(markup(svg));
    }
    names.put("flames", drawn);
  }

  private void chart(String name, Optional<String> svg) throws TemplateModelException {
    if (svg.isPresent()) {
      names.put(name + "Chart", markup(svg.get()));
    }
  }

  private static Object markup(String text) throws TemplateModelException {
    return XHTMLOutputFormat.INSTANCE.fromMarkup(text);
  }

  private <A> void function(String name, Class<A> argument, Function<A, Object> body) {
    TemplateMethodModelEx method = arguments -> body.apply(argument.cast(only(name, arguments)));
    names.put(name, method);
  }

  private static Object only(String name, List<?> arguments) throws TemplateModelException {
    if (arguments.size() != 1) {
      throw new TemplateModelException(
          name + " takes one argument, but was given " + arguments.size());
    }
    return DeepUnwrap.unwrap((TemplateModel) arguments.get(0));
  }
}
