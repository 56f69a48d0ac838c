package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterChoiceTest {
  @TempDir Path folder;

  private final List<String> closed = new ArrayList<>();

  @Test
  void anAcceleratorThatTwoSourcesShowCountsOnceAndAnotherIsAdded() {
    MeterSet meters =
        choose(
            source("a", List.of(gpu("a:gpu0", "0000:01:00.0"))),
            source("b", List.of(gpu("b:gpu0", "0000:01:00.0"), gpu("b:gpu1", "0000:02:00.0"))));

    assertThat(ids(meters.meters())).containsExactly("a:gpu0", "b:gpu1");
    assertThat(closed).containsExactly("b:gpu0");
  }

  @Test
  void boardsWithoutAnAddressAreOneSourcesAlone() {
    assertThat(
            ids(
                choose(
                        source("a", List.of(gpuAnywhere("a:gpu0"), gpuAnywhere("a:gpu1"))),
                        source("b", List.of(gpu("b:gpu0", "0000:01:00.0"))))
                    .meters()))
        .containsExactly("a:gpu0", "a:gpu1");
    assertThat(
            ids(
                choose(
                        source("c", List.of(gpu("c:gpu0", "0000:01:00.0"))),
                        source("d", List.of(gpuAnywhere("d:gpu0"))))
                    .meters()))
        .containsExactly("c:gpu0");
    assertThat(closed).containsExactly("b:gpu0", "d:gpu0");
  }

  @Test
  void whatIsNamedBeforeAutoGoesBeforeAllOthers() {
    MeterSettings settings = new MeterSettings("b+auto", folder, null, null);

    MeterSet meters =
        MeterDiscovery.choose(
            Sites.at(folder, settings),
            List.of(source("a", List.of(part("a:cpu"))), source("b", List.of(part("b:cpu")))));

    assertThat(ids(meters.meters())).containsExactly("b:cpu");
    assertThat(meters.standIns().get(Domain.CPU))
        .extracting(MeterChoiceTest::ids)
        .containsExactly(List.of("a:cpu"));
    assertThat(meters.notes()).isEmpty();
  }

  @Test
  void theFirstProcessorCountsAndTheOthersStandInInTheirOrder() {
    MeterSet meters =
        choose(
            source("a", List.of(part("a:cpu"))),
            source("b", List.of(part("b:core"), part("b:soc"))),
            source("c", List.of(part("c:cpu"))));

    assertThat(ids(meters.meters())).containsExactly("a:cpu");
    assertThat(meters.standIns().get(Domain.CPU))
        .extracting(MeterChoiceTest::ids)
        .containsExactly(List.of("b:core", "b:soc"), List.of("c:cpu"));
    meters.close();
    assertThat(closed).containsExactly("a:cpu", "b:core", "b:soc", "c:cpu");
  }

  @Test
  void aProcessorOfWhichOnePartCannotBeReadIsLeftToTheNextSource() {
    Found half =
        new Found(
            List.of(part("a:socket0"), gpu("a:gpu0", "0000:01:00.0")),
            List.of(
                Found.Problem.unreadable(
                    Domain.CPU, "a:socket1", new AccessDeniedException("energy2_input"))),
            "");

    MeterSet meters = choose(new Source("a", half), source("b", List.of(part("b:cpu"))));

    assertThat(ids(meters.meters())).containsExactly("a:gpu0", "b:cpu");
    assertThat(closed).containsExactly("a:socket0");
    assertThat(meters.notes())
        .containsExactly(
            "a:socket1 cannot be read (java.nio.file.AccessDeniedException: energy2_input), let a"
                + " group of this user read the file; b:cpu is used instead");
  }

  @Test
  void aSourceThatThrowsIsToldAndTheNextOneIsAsked() {
    MeterSource broken =
        new MeterSource() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Found find(MeterSite site) {
            throw new UnsatisfiedLinkError("no such library");
          }
        };

    MeterSet meters = choose(broken, source("a", List.of(part("a:cpu"))));

    assertThat(ids(meters.meters())).containsExactly("a:cpu");
    assertThat(meters.notes())
        .containsExactly(
            "meter source broken fails: java.lang.UnsatisfiedLinkError: no such library");
  }

  @Test
  void whatIsUsedInsteadIsToldAndWhatIsNotNeededIsNot() {
    MeterSource refused = refusing("refused");

    assertThat(choose(refused, source("a", List.of(part("a:cpu")))).notes())
        .containsExactly("refused is not readable; a:cpu is used instead");
    assertThat(choose(source("a", List.of(part("a:cpu"))), refused).notes()).isEmpty();
    assertThat(choose(refused).notes())
        .containsExactly("refused is not readable; it is not metered");
  }

  @Test
  void besideAShareOfAServerNoMemoryCountsNorStandsIn() {
    MeterSet meters =
        choose(
            source("a", List.of(meter("a:dram", Domain.DRAM, Boundary.PACKAGE, Optional.empty()))),
            source("b", List.of(meter("b:dram", Domain.DRAM, Boundary.DEVICE, Optional.empty()))),
            source("c", List.of(meter("c:cpu", Domain.CPU, Boundary.WALL, Optional.empty()))));

    assertThat(ids(meters.meters())).containsExactly("c:cpu");
    assertThat(meters.standIns()).isEmpty();
    assertThat(closed).containsExactly("a:dram", "b:dram");
  }

  private MeterSet choose(MeterSource... sources) {
    return MeterDiscovery.choose(Sites.at(folder, MeterSettings.DEFAULT), List.of(sources));
  }

  private static List<String> ids(List<Meter> meters) {
    return meters.stream().map(meter -> meter.declaration().id()).toList();
  }

  private static MeterSource refusing(String name) {
    return new Source(name, Found.problem(Domain.CPU, name + " is not readable"));
  }

  private static MeterSource source(String name, List<Meter> meters) {
    return new Source(name, new Found(meters, List.of(), ""));
  }

  private Meter part(String id) {
    return meter(id, Domain.CPU, Boundary.PACKAGE, Optional.empty());
  }

  private Meter gpu(String id, String address) {
    return meter(id, Domain.GPU, Boundary.DEVICE, Optional.of(address));
  }

  private Meter gpuAnywhere(String id) {
    return meter(id, Domain.GPU, Boundary.DEVICE, Optional.empty());
  }

  private Meter meter(String id, Domain domain, Boundary boundary, Optional<String> device) {
    MeterDeclaration declaration =
        new MeterDeclaration(id, domain, MeterRole.PART, boundary, Quality.MEASURED, "a test", 0);
    return new Meter() {
      @Override
      public MeterDeclaration declaration() {
        return declaration;
      }

      @Override
      public long readMicrojoules() {
        return 0;
      }

      @Override
      public Optional<String> device() {
        return device;
      }

      @Override
      public void close() {
        closed.add(id);
      }
    };
  }

  private record Source(String name, Found found) implements MeterSource {
    @Override
    public Found find(MeterSite site) {
      return found;
    }
  }
}
