package io.greenai.report.disclose;

import io.greenai.report.disclose.model.HotSpotPage;
import io.greenai.report.disclose.model.HotSpotPage.Calls;
import io.greenai.report.disclose.model.HotSpotPage.OfModel;
import io.greenai.report.disclose.model.HotSpotPage.Source;
import io.greenai.report.hotspot.Frame;
import io.greenai.report.hotspot.HotSpots;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Cuts hot spots to what a reader can see: the models of most samples, and their widest frames. */
final class HotSpotPages {
  private static final int MAX_MODELS = 8;

  /** Frames below the model. */
  static final int MAX_DEPTH = 32;

  /** What is less than one part in so many of a model's samples is not drawn by itself. */
  private static final long PARTS = 200;

  /** Half the width of the interval of 95 % of a share of one half, times the root of samples. */
  private static final BigDecimal MARGIN = new BigDecimal("0.98");

  private HotSpotPages() {}

  static HotSpotPage of(HotSpots spots) {
    List<Frame> models = new ArrayList<>(spots.all().inside());
    models.sort(Comparator.comparingLong(Frame::samples).reversed().thenComparing(Frame::name));
    List<Frame> shown = models.subList(0, Math.min(MAX_MODELS, models.size()));
    long all = spots.all().samples();
    long more = all - shown.stream().mapToLong(Frame::samples).sum();
    return new HotSpotPage(
        shown.stream().map(HotSpotPages::of).toList(),
        models.size() - shown.size(),
        all == 0 ? BigDecimal.ZERO : share(more, all),
        spots.files().stream()
            .map(
                file ->
                    new Source(
                        file.path(), file.sha256(), file.samples(), file.leftOut(), file.finding()))
            .toList());
  }

  private static OfModel of(Frame model) {
    Drawing drawing = new Drawing(model.samples());
    Calls calls = drawing.calls(model, MAX_DEPTH);
    MethodShares methods = MethodShares.of(model);
    BigDecimal root = BigDecimal.valueOf(model.samples()).sqrt(MathContext.DECIMAL64);
    return new OfModel(
        model.name(),
        model.samples(),
        MARGIN.divide(root, MathContext.DECIMAL64),
        calls,
        share(drawing.narrow, model.samples()),
        share(drawing.deeper, model.samples()),
        share(methods.untold(), model.samples()),
        methods.top());
  }

  static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
  }

  /** The graph of one model, and what is not in it. */
  private static final class Drawing {
    private final long whole;
    private long narrow;
    private long deeper;

    Drawing(long whole) {
      this.whole = whole;
    }

    Calls calls(Frame frame, int levels) {
      return new Calls(
          frame.name(), false, share(frame.samples(), whole), inside(frame.inside(), levels));
    }

    private List<Calls> inside(Collection<Frame> frames, int levels) {
      if (levels == 0) {
        deeper += frames.stream().mapToLong(Frame::samples).sum();
        return List.of();
      }
      List<Calls> inside = new ArrayList<>();
      List<Frame> others = new ArrayList<>();
      for (Frame frame : frames) {
        if (isWide(frame.samples())) {
          inside.add(calls(frame, levels - 1));
        } else {
          others.add(frame);
        }
      }
      long together = others.stream().mapToLong(Frame::samples).sum();
      narrow += together;
      if (isWide(together)) {
        String name = others.size() + " narrower frames";
        inside.add(new Calls(name, true, share(together, whole), List.of()));
      }
      return inside;
    }

    private boolean isWide(long samples) {
      return samples > whole / PARTS;
    }
  }
}
