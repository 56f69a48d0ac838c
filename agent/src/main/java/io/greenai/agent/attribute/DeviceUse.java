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
 * @param perhapsOthers whether, where nobody can tell, only a call in flight makes it this
 *     process's, and a model in memory does not
 */
public record DeviceUse(long own, long all, Ownership ownership, boolean perhapsOthers) {
  /** Nobody can tell. */
  public static final DeviceUse UNKNOWN = new DeviceUse(0, 0, Ownership.ESTIMATED, false);

  /** Processes were at work of which nobody can tell whether one is this. */
  public static final DeviceUse PERHAPS_OTHERS = new DeviceUse(0, 0, Ownership.ESTIMATED, true);

  /** No other process had the device open. */
  public static final DeviceUse ALONE = new DeviceUse(1, 1, Ownership.EXACT);

  public DeviceUse {
    requireNonNull(ownership, "ownership");
    all = Math.max(0, all);
    own = Math.min(all, Math.max(0, own));
  }

  public DeviceUse(long own, long all, Ownership ownership) {
    this(own, all, ownership, false);
  }

  boolean isKnown() {
    return all > 0;
  }
}
