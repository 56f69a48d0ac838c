package io.greenai.report.disclose.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * Where models' calls spent their time, by samples. Advice: its shares are no figures, and none
 * rests on them.
 *
 * @param models those of most samples first
 * @param moreModels how many others were sampled
 * @param moreShare theirs of all samples, 0 to 1
 * @param files that the samples were read from
 */
public record HotSpotPage(
    List<OfModel> models, int moreModels, BigDecimal moreShare, List<Source> files) {

  /** Where nothing was sampled. */
  public static final HotSpotPage NONE = new HotSpotPage(List.of(), 0, BigDecimal.ZERO, List.of());

  public HotSpotPage {
    models = List.copyOf(models);
    files = List.copyOf(files);
  }

  /** Whether there is anything to tell. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** Files of which not every line was taken. */
  public List<Source> unread() {
    return files.stream().filter(file -> !file.finding().isEmpty()).toList();
  }

  /**
   * A model. All shares are of its samples, 0 to 1.
   *
   * @param samples above 0
   * @param margin by which sampling alone makes a share uncertain, at most, in 95 of 100 cases
   * @param calls as a graph: the model, and in it what it called
   * @param narrow share in frames too narrow to be drawn by themselves
   * @param deeper share in frames deeper than the graph
   * @param untold share whose innermost frames nothing tells
   * @param methods those that most samples were in, most first
   */
  public record OfModel(
      String model,
      long samples,
      BigDecimal margin,
      Calls calls,
      BigDecimal narrow,
      BigDecimal deeper,
      BigDecimal untold,
      List<Method> methods) {
    public OfModel {
      methods = List.copyOf(methods);
    }
  }

  /**
   * A frame of the graph.
   *
   * @param name {@code class.method}, or how many frames it stands for
   * @param together whether it stands for several
   * @param share of the model's samples
   * @param inside what it called
   */
  public record Calls(String name, boolean together, BigDecimal share, List<Calls> inside) {
    public Calls {
      inside = List.copyOf(inside);
    }
  }

  /**
   * A method.
   *
   * @param self share in which it was the innermost
   * @param total share in which it was on the stack
   */
  public record Method(String name, BigDecimal self, BigDecimal total) {}

  /**
   * A file.
   *
   * @param path relative to the ledger directory
   * @param sha256 of its bytes; empty where it could not be read
   * @param leftOut lines that could not be read
   * @param finding the first of them and what is wrong with it; empty where all is well
   */
  public record Source(String path, String sha256, long samples, long leftOut, String finding) {}
}
