package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import java.math.BigInteger;
import java.util.Map;

/**
 * Splits what an accelerator used beyond idling.
 *
 * <p>First between processes, as the driver tells; where it does not, all is this process's if it
 * has a call in flight or a model on the device. Then between models, by their time in flight; with
 * no call in flight the device was kept awake by the models that are loaded on it. What the driver
 * says is this process's and no model explains is {@code jvm.other}'s.
 */
final class DeviceShares implements ActiveShares {
  private static final Group PROCESS = Group.of(Account.JVM_OTHER);
  private static final Group OTHERS = Group.of(Account.HOST_OTHER);

  private final DeviceUse use;
  private final Amounts models;
  private final Ownership modelOwnership;

  DeviceShares(DeviceActivity device) {
    use = device.use();
    Amounts inFlight = weights(device.inFlight());
    models = inFlight.isEmpty() && !use.perhapsOthers() ? weights(device.resident()) : inFlight;
    modelOwnership =
        inFlight.isEmpty()
            ? Ownership.ESTIMATED
            : inFlight.size() > 1 ? use.ownership().worse(Ownership.PROPORTIONAL) : use.ownership();
  }

  @Override
  public void share(BigInteger active, Booking booking) {
    Amounts processes = new Amounts();
    if (use.isKnown()) {
      processes.add(PROCESS, use.own());
      processes.add(OTHERS, use.all() - use.own());
    } else {
      processes.add(models.isEmpty() ? OTHERS : PROCESS, 1);
    }
    Amounts shares = processes.share(active);
    BigInteger own = shares.get(PROCESS);
    booking.book(OTHERS, shares.get(OTHERS), use.ownership());
    if (models.isEmpty()) {
      booking.book(PROCESS, own, use.ownership());
    } else {
      models.share(own).forEach((model, part) -> booking.book(model, part, modelOwnership));
    }
  }

  private static Amounts weights(Map<ModelKey, Long> byModel) {
    Amounts weights = new Amounts();
    byModel.forEach((model, weight) -> weights.add(Group.of(model), Math.max(0, weight)));
    return weights;
  }
}
