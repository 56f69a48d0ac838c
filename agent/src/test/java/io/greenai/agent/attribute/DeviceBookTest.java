package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.model;
import static io.greenai.agent.attribute.SampleBuilder.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Energy of accelerators: between processes, between models, and idle. */
class DeviceBookTest {
  private static final String FIRST = "nvml:0000:65:00.0";
  private static final String SECOND = "nvml:0000:b3:00.0";
  private static final ModelKey A = model("a");
  private static final ModelKey B = model("b");
  private static final DeviceUse THREE_QUARTERS = new DeviceUse(75, 100, Ownership.PROPORTIONAL);

  private final WindowBook book = new WindowBook();

  @Test
  void aModelAloneOnADeviceThatIsOursAloneHasAllOfItExactly() {
    add(FIRST, 300_000, 50_000, DeviceUse.ALONE, Map.of(A, 400L), Map.of(A, 1L, B, 1L));

    List<Posting> postings = close();
    assertThat(energy(postings, A)).isEqualTo(250_000);
    assertThat(energy(postings, Account.HOST_IDLE)).isEqualTo(50_000);
    assertThat(posting(postings, A).orElseThrow().ownership()).isEqualTo(Ownership.EXACT);
  }

  @Test
  void modelsShareByTheirTimeOnTheDevice() {
    add(FIRST, 300_000, 0, DeviceUse.ALONE, Map.of(A, 750L, B, 250L), Map.of());

    List<Posting> postings = close();
    assertThat(energy(postings, A)).isEqualTo(225_000);
    assertThat(energy(postings, B)).isEqualTo(75_000);
    assertThat(posting(postings, A).orElseThrow().ownership()).isEqualTo(Ownership.PROPORTIONAL);
  }

  @Test
  void whatOtherProcessesUsedIsTheirs() {
    add(FIRST, 300_000, 100_000, THREE_QUARTERS, Map.of(A, 1L), Map.of());

    List<Posting> postings = close();
    assertThat(energy(postings, A)).isEqualTo(150_000);
    assertThat(energy(postings, Account.HOST_OTHER)).isEqualTo(50_000);
    assertThat(posting(postings, A).orElseThrow().ownership()).isEqualTo(Ownership.PROPORTIONAL);
  }

  @Test
  void withNoCallInFlightTheModelsInMemoryKeptTheDeviceAwake() {
    add(FIRST, 300_000, 100_000, DeviceUse.ALONE, Map.of(), Map.of(A, 1L, B, 1L));

    List<Posting> postings = close();
    assertThat(energy(postings, A)).isEqualTo(100_000);
    assertThat(energy(postings, B)).isEqualTo(100_000);
    assertThat(posting(postings, A).orElseThrow().ownership()).isEqualTo(Ownership.ESTIMATED);
  }

  @Test
  void aDriverThatTellsNothingLeavesAllToACallInFlightAsAnEstimate() {
    add(FIRST, 300_000, 100_000, DeviceUse.UNKNOWN, Map.of(A, 1L), Map.of());

    List<Posting> postings = close();
    assertThat(energy(postings, A)).isEqualTo(200_000);
    assertThat(posting(postings, A).orElseThrow().ownership()).isEqualTo(Ownership.ESTIMATED);
    assertThat(posting(postings, A).orElseThrow().allocationUncertaintyPpm())
        .isGreaterThanOrEqualTo(577_350);
  }

  @Test
  void aDeviceWithoutAModelOfOursIsOthers() {
    add(FIRST, 300_000, 100_000, DeviceUse.UNKNOWN, Map.of(), Map.of());

    List<Posting> postings = close();
    assertThat(energy(postings, Account.HOST_OTHER)).isEqualTo(200_000);
    assertThat(energy(postings, Account.JVM_OTHER)).isZero();
  }

  @Test
  void whatThisProcessUsedWithoutAModelIsTheProcesss() {
    add(FIRST, 300_000, 100_000, THREE_QUARTERS, Map.of(), Map.of());

    List<Posting> postings = close();
    assertThat(energy(postings, Account.JVM_OTHER)).isEqualTo(150_000);
    assertThat(energy(postings, Account.HOST_OTHER)).isEqualTo(50_000);
  }

  @Test
  void everyDeviceHasItsOwnIdlePowerAndDeficit() {
    add(
        sample()
            .device(FIRST, 20_000, activity(50_000, DeviceUse.ALONE, Map.of(A, 1L), Map.of()))
            .device(SECOND, 90_000, activity(50_000, DeviceUse.ALONE, Map.of(B, 1L), Map.of())));

    List<Posting> postings = close();
    assertThat(energy(postings, A)).isZero();
    assertThat(energy(postings, B)).isEqualTo(40_000);
    assertThat(energy(postings, Account.HOST_IDLE)).isEqualTo(70_000);
  }

  @Test
  void aDeficitIsMadeUpBeforeAnythingIsActive() {
    add(FIRST, 20_000, 50_000, DeviceUse.ALONE, Map.of(A, 1L), Map.of());
    add(FIRST, 90_000, 50_000, DeviceUse.ALONE, Map.of(A, 1L), Map.of());

    List<Posting> postings = close();
    assertThat(energy(postings, A)).isEqualTo(10_000);
    assertThat(energy(postings, Account.HOST_IDLE)).isEqualTo(100_000);
  }

  @Test
  void aModelOnSeveralDevicesHasTheSumOfThem() {
    ModelKey wide = new ModelKey("wide", "1", Phase.TRAINING, "pytorch", "gpu0+gpu1");
    add(
        sample()
            .device(FIRST, 300_000, activity(0, DeviceUse.ALONE, Map.of(wide, 1L), Map.of()))
            .device(SECOND, 200_000, activity(0, THREE_QUARTERS, Map.of(wide, 1L), Map.of())));

    List<Posting> postings = close();
    assertThat(energy(postings, wide)).isEqualTo(450_000);
    assertThat(posting(postings, wide).orElseThrow().ownership()).isEqualTo(Ownership.PROPORTIONAL);
  }

  @Test
  void onlyThePartThatWasEstimatedIsAsUncertainAsAnEstimate() {
    add(FIRST, 100_000, 0, DeviceUse.ALONE, Map.of(A, 1L), Map.of());
    add(FIRST, 100_000, 0, DeviceUse.UNKNOWN, Map.of(A, 1L), Map.of());

    assertThat(posting(close(), A).orElseThrow().allocationUncertaintyPpm()).isEqualTo(577_350 / 2);
  }

  @Test
  void theProcessorsUncertaintyIsNotTheDevices() {
    add(
        sample()
            .energy(Domain.CPU, 1_000)
            .cpu(1000, 1000)
            .virtualCaller(1, SampleBuilder.use(A, 1000))
            .device(FIRST, 999_000, activity(0, DeviceUse.ALONE, Map.of(A, 1L), Map.of())));

    assertThat(posting(close(), A).orElseThrow().allocationUncertaintyPpm())
        .isCloseTo(577L, offset(1L));
  }

  @Test
  void idlePowerOfUnknownOriginMakesAPostingAssumed() {
    DeviceActivity assumed =
        new DeviceActivity(
            new IdleEnergy(10, Quality.ASSUMED), DeviceUse.ALONE, Map.of(A, 1L), Map.of());
    add(sample().device(FIRST, 1_000, assumed));

    assertThat(posting(close(), A).orElseThrow().quality()).isEqualTo(Quality.ASSUMED);
  }

  private void add(
      String device,
      long microjoules,
      long idleMicrojoules,
      DeviceUse use,
      Map<ModelKey, Long> inFlight,
      Map<ModelKey, Long> resident) {
    add(sample().device(device, microjoules, activity(idleMicrojoules, use, inFlight, resident)));
  }

  private void add(SampleBuilder sample) {
    book.add(sample.build());
  }

  private static DeviceActivity activity(
      long idleMicrojoules,
      DeviceUse use,
      Map<ModelKey, Long> inFlight,
      Map<ModelKey, Long> resident) {
    return new DeviceActivity(
        new IdleEnergy(idleMicrojoules, Quality.MEASURED), use, inFlight, resident);
  }

  private List<Posting> close() {
    return book.close(List.of()).postings();
  }

  private static long energy(List<Posting> postings, ModelKey model) {
    return posting(postings, model).map(p -> p.energyMicrojoules(Domain.GPU)).orElse(0L);
  }

  private static long energy(List<Posting> postings, Account account) {
    return postings.stream()
        .filter(posting -> posting.account() == account)
        .mapToLong(posting -> posting.energyMicrojoules(Domain.GPU))
        .sum();
  }

  private static Optional<Posting> posting(List<Posting> postings, ModelKey model) {
    return postings.stream().filter(posting -> model.equals(posting.model())).findFirst();
  }
}
