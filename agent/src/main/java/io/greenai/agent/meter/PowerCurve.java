package io.greenai.agent.meter;

import java.util.List;

/**
 * How power grows from idle to full load with utilisation: points of utilisation and of the share
 * of (max - idle), linear in between.
 *
 * @param name as the table of processors calls it
 * @param points ascending from 0 to 1,000,000 parts per million
 */
record PowerCurve(String name, List<Point> points) {
  /** A share of (max - idle) at a utilisation, both in parts per million. */
  record Point(long utilisationPpm, long sharePpm) {}

  private static final long ONE = 1_000_000;

  /**
   * Straight. Cloud Carbon Footprint, methodology: average watts = min + utilisation x (max - min).
   */
  static final PowerCurve LINEAR =
      new PowerCurve("linear", List.of(new Point(0, 0), new Point(ONE, ONE)));

  /**
   * Concave: 0.12, 0.32, 0.75 and 1.02 of the TDP at 0, 10, 50 and 100 % (Teads Engineering,
   * "Estimating AWS EC2 Instances Power Consumption", 2021, for package power), here as shares of
   * the way from 0.12 to 1.02.
   */
  static final PowerCurve TEADS =
      new PowerCurve(
          "teads",
          List.of(
              new Point(0, 0),
              new Point(100_000, 222_222),
              new Point(500_000, 700_000),
              new Point(ONE, ONE)));

  PowerCurve {
    points = List.copyOf(points);
  }

  static PowerCurve named(String name) {
    return switch (name) {
      case "linear" -> LINEAR;
      case "teads" -> TEADS;
      default -> throw new IllegalArgumentException("curve '" + name + "' is not linear or teads");
    };
  }

  /**
   * The share of (max - idle) that is drawn, in parts per million.
   *
   * @param ppm utilisation of the whole processor; taken as 0 to 1,000,000
   */
  long sharePpm(long ppm) {
    long at = Math.max(0, Math.min(ONE, ppm));
    int i = 1;
    while (at > points.get(i).utilisationPpm()) {
      i++;
    }
    Point from = points.get(i - 1);
    Point to = points.get(i);
    return from.sharePpm()
        + (at - from.utilisationPpm())
            * (to.sharePpm() - from.sharePpm())
            / (to.utilisationPpm() - from.utilisationPpm());
  }

  /** Name and points in parts per million, for the ledger's header. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    for (Point point : points) {
      text.append(' ').append(point.utilisationPpm()).append(':').append(point.sharePpm());
    }
    return text.append(" ppm").toString();
  }
}
