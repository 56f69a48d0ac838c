package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterRole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the channels of hardware monitoring chips measure: the table {@code hwmon-rails.csv}. */
final class HwmonRails {
  /**
   * One row.
   *
   * @param label of the channel; a star at its end stands for any rest
   */
  record Rail(
      String chip,
      String label,
      Domain domain,
      MeterRole role,
      Boundary boundary,
      long uncertaintyPpm) {
    boolean fits(String ofChip, String channel) {
      return chip.equals(ofChip)
          && (label.endsWith("*")
              ? channel.startsWith(label.substring(0, label.length() - 1))
              : channel.equals(label));
    }
  }

  private final List<Rail> rails;

  private HwmonRails(List<Rail> rails) {
    this.rails = rails;
  }

  static HwmonRails load() {
    return new HwmonRails(Table.rows("hwmon-rails.csv", 7).map(HwmonRails::rail).toList());
  }

  /** What a chip's channel measures. */
  Optional<Rail> find(String chip, String label) {
    return rails.stream().filter(rail -> rail.fits(chip, label)).findFirst();
  }

  private static Rail rail(String[] cells) {
    return new Rail(
        cells[0],
        cells[1],
        one(Domain.values(), Domain::id, cells[2]),
        one(MeterRole.values(), MeterRole::id, cells[3]),
        one(Boundary.values(), Boundary::id, cells[4]),
        Long.parseLong(cells[5]));
  }

  private static <T> T one(T[] values, Function<T, String> id, String text) {
    return Arrays.stream(values)
        .filter(value -> id.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("hwmon-rails.csv: '" + text + "'"));
  }
}
