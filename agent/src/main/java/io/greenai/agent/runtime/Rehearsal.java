package io.greenai.agent.runtime;

import io.greenai.agent.attribute.CpuClocks;
import io.greenai.agent.attribute.IdleEnergy;
import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.attribute.NativeThread;
import io.greenai.agent.attribute.Owner;
import io.greenai.agent.attribute.Sample;
import io.greenai.agent.attribute.WindowBook;
import io.greenai.agent.cpu.CallerTid;
import io.greenai.agent.scope.Calls;
import io.greenai.agent.scope.ModelNaming;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.agent.scope.NativePools;
import io.greenai.agent.scope.ThreadScopes;
import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Conservation;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.ledger.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One call booked from its beginning to its window, in books that are thrown away.
 *
 * <p>What is run for the first time costs class loading: 100 ms in the application's first call and
 * 300 ms at the end of a JVM that lived for a second. A rehearsal pays for it beforehand, on a
 * thread of the agent's, while the application loads its native library.
 */
final class Rehearsal {

  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long ACTIVE_NANOS = 1_000_000;
  private static final long ENERGY_MICROJOULES = 1_000;

  private Rehearsal() {}

  /** The window of a second in which a thread made one call of a model that nobody knows. */
  static Window perform() {
    ThreadScopes threads = new ThreadScopes(CallerTid::current);
    ModelRegistry models = new ModelRegistry(new ModelNaming(List.of()));
    Calls calls = new Calls(threads, models, new NativePools(), (tag, tids) -> {}, told -> {});
    calls.rehearse();
    MeterDeclaration meter =
        new MeterDeclaration(
            "rehearsal", Domain.CPU, MeterRole.PART, Boundary.PACKAGE, Quality.ASSUMED, "none", 0);
    Sample sample =
        new Sample(
            SECOND_NANOS,
            List.of(new MeterDelta(meter, ENERGY_MICROJOULES)),
            Map.of(Domain.CPU, new IdleEnergy(0, Quality.ASSUMED)),
            new CpuClocks(SECOND_NANOS, SECOND_NANOS, SECOND_NANOS, Quality.MEASURED),
            threads.sample(tid -> ACTIVE_NANOS),
            List.of(
                new NativeThread(new Owner.OfJvm(Account.JVM_AGENT), ACTIVE_NANOS),
                new NativeThread(new Owner.OfModel(key(models)), ACTIVE_NANOS),
                new NativeThread(
                    new Owner.OfCaller(Thread.currentThread().getId()), ACTIVE_NANOS)));
    ModelActivities activities = new ModelActivities(models);
    activities.add(sample);
    WindowBook book = new WindowBook();
    book.add(sample);
    Window window =
        book.close(activities.drain(System.nanoTime())).toWindow(0, Instant.now(), List.of());
    Conservation.require(window);
    return window;
  }

  private static ModelKey key(ModelRegistry models) {
    return models.models().iterator().next().key(Phase.INFERENCE);
  }
}
