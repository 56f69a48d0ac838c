package io.greenai.report.render;

/**
 * A figure as it is printed.
 *
 * @param known whether there is a number
 * @param bound {@code at least} where the number is a lower bound; else empty
 * @param number rounded, with ">" before it where that is the truth; for an absent figure the
 *     reason
 * @param unit for {@code number}; empty where there is none
 * @param per the reference quantity of an intensity; empty for an absolute figure
 * @param range low and high in the same unit; empty where none was determined
 * @param quality {@code measured}, {@code modelled}, {@code assumed}; {@code set} for a figure that
 *     somebody decided; for an absent figure empty
 * @param exact the unrounded value with its base unit; for an absent figure what is missing
 */
public record Display(
    boolean known,
    String bound,
    String number,
    String unit,
    String per,
    String range,
    String quality,
    String exact) {

  /** Bound, number, unit and reference as one text. */
  public String text() {
    String bounded = bound.isEmpty() ? number : bound + " " + number;
    String quantity = unit.isEmpty() ? bounded : bounded + " " + unit;
    return per.isEmpty() ? quantity : quantity + " per " + per;
  }
}
