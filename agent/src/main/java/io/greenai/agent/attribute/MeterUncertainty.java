package io.greenai.agent.attribute;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Uncertainty that a posting inherits from the meters behind it, each weighted by its energy.
 *
 * <p>Meters of one kind are built and calibrated alike and tend to err the same way, so their
 * uncertainties add up; different kinds err independently, so theirs add up in squares (GUM, 5.1
 * and 5.2).
 */
final class MeterUncertainty {
  private MeterUncertainty() {}

  /** Standard uncertainty in parts per million of all that was booked; 0 of no energy. */
  static long ppm(List<Booked> bookings) {
    BigInteger total = BigInteger.ZERO;
    Map<String, BigInteger> errors = new TreeMap<>();
    for (Booked booked : bookings) {
      BigInteger energy = booked.microjoules();
      if (energy.signum() == 0) {
        continue;
      }
      total = total.add(energy);
      booked
          .book()
          .errorByMeterKind()
          .forEach(
              (kind, error) ->
                  errors.merge(
                      kind,
                      error.multiply(energy).divide(booked.book().energyMicrojoules()),
                      BigInteger::add));
    }
    if (total.signum() == 0) {
      return 0;
    }
    BigInteger squares =
        errors.values().stream()
            .map(error -> error.pow(2))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return squares.sqrt().divide(total).longValueExact();
  }
}
