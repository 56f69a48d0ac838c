package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A meter whose truth is written in a file, {@link MeterScript}. */
final class ScriptedMeter implements Meter {
  /** One meter as the file describes it. */
  record Script(
      MeterDeclaration declaration,
      EnergyCurve curve,
      long wrapMicrojoules,
      @Nullable Long idleMilliwatts,
      long failFromNanos,
      long failToNanos) {}

  private final Script script;
  private final LongSupplier clock;
  private final CumulativeCounter counter;

  /**
   * @param clock nanoseconds since the script's epoch; never goes back
   */
  ScriptedMeter(Script script, LongSupplier clock) {
    this.script = script;
    this.clock = clock;
    long now = clock.getAsLong();
    this.counter =
        new CumulativeCounter(
            script.declaration().id(), script.wrapMicrojoules(), 0, raw(now), now);
  }

  @Override
  public MeterDeclaration declaration() {
    return script.declaration();
  }

  @Override
  public long readMicrojoules() throws MeterException {
    long now = clock.getAsLong();
    if (now >= script.failFromNanos() && now < script.failToNanos()) {
      throw new MeterException(declaration().id() + " fails here, as its script says");
    }
    return counter.advance(raw(now), now);
  }

  @Override
  public Optional<KnownIdle> idle() {
    return Optional.ofNullable(script.idleMilliwatts())
        .map(idle -> new KnownIdle(idle, declaration().quality(), declaration().source()));
  }

  @Override
  public void close() {}

  private long raw(long nanos) {
    long energy = script.curve().microjoulesAt(nanos);
    return script.wrapMicrojoules() > 0 ? energy % script.wrapMicrojoules() : energy;
  }
}
