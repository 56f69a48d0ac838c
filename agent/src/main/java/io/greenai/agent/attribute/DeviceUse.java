package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Ownership;

/**
 * Who used an accelerator in an interval, as its driver tells.
 *
 * @param own what this process used, in any unit that is the same for all processes; from 0 to
 *     {@code all}
 * @param all what all processes used together; 0 where nobody can tell
 * @param ownership {@code exact} where this process alone had the device open, {@code proportional}
 *     where the driver tells what each used, else {@code estimated}
 */
public record DeviceUse(long own, long all, Ownership ownership) {
  /** Nobody can tell. */
  public static final DeviceUse UNKNOWN = new DeviceUse(0, 0, Ownership.ESTIMATED);

  /** No other process had the device open. */
  public static final DeviceUse ALONE = new DeviceUse(1, 1, Ownership.EXACT);

  public DeviceUse {
    requireNonNull(ownership, "ownership");
    all = Math.max(0, all);
    own = Math.min(all, Math.max(0, own));
  }

  boolean isKnown() {
    return all > 0;
  }
}
