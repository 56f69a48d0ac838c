package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.meter;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import io.greenai.ledger.StatedFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Whatever meters and clocks say, nonsense included, the books hold. */
class ConservationTest {
  private static final long HUGE = 1_000_000_000_000_000L;
  private static final List<MeterDeclaration> METERS =
      List.of(
          meter("rapl:package-0", Domain.CPU, MeterRole.PART, Quality.MEASURED),
          meter("rapl:package-1", Domain.CPU, MeterRole.PART, Quality.MODELLED),
          meter("rapl:dram-0", Domain.DRAM, MeterRole.PART, Quality.MEASURED),
          meter("nvml:0", Domain.GPU, MeterRole.PART, Quality.MEASURED),
          meter("nvml:1", Domain.GPU, MeterRole.PART, Quality.MODELLED),
          meter("drm:gpu2", Domain.GPU, MeterRole.PART, Quality.MEASURED),
          meter("rapl:psys", Domain.REST, MeterRole.WHOLE, Quality.MEASURED));
  private static final List<ModelKey> MODELS =
      List.of(
          new ModelKey("a", "1", Phase.INFERENCE, "onnxruntime", "cpu"),
          new ModelKey("a", "1", Phase.LOADING, "onnxruntime", "cpu"),
          new ModelKey("b", "", Phase.INFERENCE, "onnxruntime", "cpu"),
          new ModelKey("c", "", Phase.TRAINING, "pytorch", "cpu"));

  @Property
  void postingsSumToTheMetersInEveryDomain(@ForAll("windows") List<Sample> samples) {
    WindowEntries entries = book(samples);

    assertThat(sumOfPostings(entries)).isEqualTo(sumOfParts(entries));
  }

  @Property
  void aModelsEnergyIsTheSumOfItsPartsByOwnership(@ForAll("windows") List<Sample> samples) {
    for (Posting posting : book(samples).postings()) {
      if (posting.model() != null) {
        long parts = 0;
        for (Ownership ownership : Ownership.values()) {
          parts += posting.ownershipMicrojoules(ownership);
          assertThat(posting.ownershipMicrojoules(ownership)).isNotNegative();
        }
        assertThat(parts)
            .isEqualTo(
                posting.energyMicrojoules().values().stream().mapToLong(Long::longValue).sum());
        assertThat(posting.ownershipMicrojoules().keySet())
            .allMatch(ownership -> ownership.worse(posting.ownership()) == posting.ownership());
      }
    }
  }

  @Property
  void nothingIsNegativeAndPartsAreWithinTheirWholes(@ForAll("windows") List<Sample> samples) {
    for (Posting posting : book(samples).postings()) {
      assertThat(posting.energyMicrojoules().values()).allMatch(energy -> energy >= 0);
      assertThat(posting.cpuNanos()).isNotNegative();
      assertThat(posting.meterUncertaintyPpm()).isBetween(0L, 1_000_000L);
      assertThat(posting.allocationUncertaintyPpm()).isBetween(0L, 1_000_000L);
      if (posting.activity() != null) {
        assertThat(posting.activity().nativeCpuNanos()).isBetween(0L, posting.cpuNanos());
        assertThat(posting.activity().spinCpuNanos())
            .isBetween(0L, posting.activity().nativeCpuNanos());
      }
    }
  }

  @Property
  void modelsHaveNoMoreCpuTimeThanTheirClocksAllow(@ForAll("windows") List<Sample> samples) {
    CpuBook cpu = new CpuBook();
    for (Sample sample : samples) {
      CpuSplit split = cpu.split(sample);
      long models =
          split.groups().byGroup().entrySet().stream()
              .filter(entry -> entry.getKey().account() == Account.MODEL)
              .mapToLong(entry -> entry.getValue().nanos())
              .sum();
      long clocks =
          sample.callers().stream().filter(Caller::hasClock).mapToLong(Caller::cpuNanos).sum()
              + sample.nativeThreads().stream().mapToLong(NativeThread::cpuNanos).sum();
      // Threads without a clock live off what the tasks show beyond the clocks; those that ended
      // live off what the process used and no task shows.
      long ceiling =
          Math.max(clocks, sample.cpu().visibleTaskNanos())
              + Math.max(0, split.processNanos() - sample.cpu().visibleTaskNanos());
      assertThat(models).isLessThanOrEqualTo(ceiling);
    }
  }

  @Property
  void theOrderOfThreadsDoesNotMatter(
      @ForAll("windows") List<Sample> samples, @ForAll Random random) {
    List<Sample> shuffled =
        samples.stream()
            .map(
                sample ->
                    new Sample(
                        sample.dtNanos(),
                        shuffle(sample.meters(), random),
                        sample.idle(),
                        sample.cpu(),
                        shuffle(sample.callers(), random),
                        shuffle(sample.nativeThreads(), random),
                        sample.devices()))
            .toList();

    assertThat(book(shuffled)).isEqualTo(book(samples));
  }

  @Property
  void twoEqualModelsShareEqually(
      @ForAll @LongRange(max = HUGE) long energy,
      @ForAll @LongRange(max = HUGE) long host,
      @ForAll @LongRange(max = HUGE) long process,
      @ForAll @LongRange(min = 1, max = HUGE) long own) {
    WindowBook book = new WindowBook();
    for (int second = 0; second < 10; second++) {
      book.add(
          new Sample(
              1,
              List.of(new MeterDelta(METERS.get(0), energy)),
              Map.of(),
              new CpuClocks(host, process, process, Quality.MEASURED),
              List.of(caller(1, own, MODELS.get(0)), caller(2, own, MODELS.get(2))),
              List.of()));
    }
    List<Posting> postings = book.close(List.of()).postings();

    assertThat(postings.get(0).energyMicrojoules(Domain.CPU))
        .isBetween(
            postings.get(1).energyMicrojoules(Domain.CPU) - 1,
            postings.get(1).energyMicrojoules(Domain.CPU) + 1);
  }

  @Provide
  Arbitrary<List<Sample>> windows() {
    return samples().list().ofMaxSize(6);
  }

  private static Arbitrary<Sample> samples() {
    Arbitrary<List<MeterDelta>> meters =
        Combinators.combine(Arbitraries.of(METERS), amounts())
            .as(MeterDelta::new)
            .list()
            .uniqueElements(MeterDelta::meter)
            .ofMaxSize(7);
    Arbitrary<Map<Domain, IdleEnergy>> idle =
        Arbitraries.maps(
                Arbitraries.of(Domain.class),
                Combinators.combine(amounts(), Arbitraries.of(Quality.class)).as(IdleEnergy::new))
            .ofMaxSize(3);
    Arbitrary<CpuClocks> cpu =
        Combinators.combine(amounts(), amounts(), amounts(), Arbitraries.of(Quality.class))
            .as(CpuClocks::new);
    return Combinators.combine(
            amounts(),
            meters,
            idle,
            cpu,
            callers().list().uniqueElements(Caller::id).ofMaxSize(5),
            nativeThreads().list().ofMaxSize(5),
            Arbitraries.maps(Arbitraries.of("nvml:0", "nvml:1", "drm:gpu2"), devices())
                .ofMaxSize(3))
        .as(Sample::new);
  }

  private static Arbitrary<DeviceActivity> devices() {
    Arbitrary<Map<ModelKey, Long>> models =
        Arbitraries.maps(Arbitraries.of(MODELS), amounts()).ofMaxSize(3);
    return Combinators.combine(
            Combinators.combine(amounts(), Arbitraries.of(Quality.class)).as(IdleEnergy::new),
            Combinators.combine(amounts(), amounts(), Arbitraries.of(Ownership.class))
                .as(DeviceUse::new),
            models,
            models)
        .as(DeviceActivity::new);
  }

  private static Arbitrary<Caller> callers() {
    Arbitrary<ModelUse> use =
        Combinators.combine(
                Arbitraries.of(MODELS),
                amounts(),
                amounts(),
                amounts(),
                amounts(),
                Arbitraries.longs().between(0, 3),
                stretches())
            .as(ModelUse::new);
    return Combinators.combine(
            Arbitraries.longs().between(1, 6),
            amounts(),
            Arbitraries.of(true, false),
            amounts(),
            use.list().uniqueElements(ModelUse::model).ofMaxSize(3))
        .as(Caller::new);
  }

  private static Arbitrary<Stretches> stretches() {
    return Combinators.combine(amounts(), amounts(), amounts())
        .as(
            (unread, read, cpu) -> {
              Stretches stretches = new Stretches();
              stretches.addUnread(unread);
              stretches.addRead(read, cpu);
              return stretches;
            });
  }

  private static Arbitrary<NativeThread> nativeThreads() {
    Arbitrary<Owner> owner =
        Arbitraries.oneOf(
            Arbitraries.of(MODELS).map(Owner.OfModel::new),
            Combinators.combine(Arbitraries.longs().between(1, 6), Arbitraries.of(Ownership.class))
                .as(Owner.OfCaller::new),
            Arbitraries.of("", "pytorch", "tensorflow").map(Owner.OfPool::new),
            Arbitraries.of(Account.JVM_GC, Account.JVM_JIT, Account.JVM_AGENT)
                .map(Owner.OfJvm::new));
    return Combinators.combine(owner, amounts()).as(NativeThread::new);
  }

  /** Nothing, next to nothing, a second's worth, or nonsense. */
  private static Arbitrary<Long> amounts() {
    return Arbitraries.oneOf(
        Arbitraries.just(0L),
        Arbitraries.longs().between(1, 3),
        Arbitraries.longs().between(0, 2_000_000_000L),
        Arbitraries.longs().between(HUGE - 10, HUGE));
  }

  private static Caller caller(long id, long cpuNanos, ModelKey model) {
    return new Caller(
        id,
        cpuNanos,
        false,
        cpuNanos,
        List.of(new ModelUse(model, cpuNanos, 0, 0, 0, 0, new Stretches())));
  }

  private static WindowEntries book(List<Sample> samples) {
    WindowBook book = new WindowBook();
    samples.forEach(book::add);
    return book.close(
        List.of(
            new ModelCounters(
                MODELS.get(0),
                1,
                1,
                "call",
                0,
                1,
                1_000_000,
                1,
                null,
                3,
                true,
                Map.of(),
                StatedFigures.NONE)));
  }

  private static Map<Domain, Long> sumOfParts(WindowEntries entries) {
    return entries.meters().stream()
        .filter(reading -> reading.role() == MeterRole.PART)
        .collect(
            Collectors.groupingBy(
                MeterReading::domain, Collectors.summingLong(MeterReading::energyMicrojoules)));
  }

  private static Map<Domain, Long> sumOfPostings(WindowEntries entries) {
    return entries.postings().stream()
        .flatMap(posting -> posting.energyMicrojoules().entrySet().stream())
        .collect(
            Collectors.groupingBy(Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue)));
  }

  private static <T> List<T> shuffle(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }
}
