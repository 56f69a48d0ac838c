package io.greenai.report.disclose;

import static io.greenai.ledger.Domain.CPU;
import static io.greenai.ledger.Domain.DRAM;
import static io.greenai.ledger.Domain.GPU;
import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpinningTest {

  @Test
  void waitingIsThePartOfTheHostsEnergyThatItIsOfTheCpuTime() {
    assertThat(microjoules(Map.of(CPU, 1_000L, DRAM, 200L), 900)).isEqualTo(1_080);
  }

  @Test
  void whatAnAcceleratorUsesIsNotSpentWaiting() {
    assertThat(microjoules(Map.of(CPU, 1_000L, GPU, 1_000_000L), 900)).isEqualTo(900);
  }

  private static long microjoules(Map<Domain, Long> energy, long spinningOfThousand) {
    Map<Domain, BigInteger> exact = new TreeMap<>();
    energy.forEach((domain, amount) -> exact.put(domain, BigInteger.valueOf(amount)));
    LoadSums sums =
        new LoadSums(
            exact,
            new TreeMap<>(),
            ZERO,
            BigInteger.valueOf(1_000),
            ZERO,
            new TreeMap<>(),
            Activities.spinning(spinningOfThousand, Set.of()));
    LoadKey key =
        new LoadKey(
            "host",
            "scoring",
            "production",
            "",
            Account.MODEL,
            new ModelKey("m", "1", Phase.INFERENCE, "onnxruntime", "gpu0"),
            Quality.MEASURED,
            Boundary.PACKAGE);
    Totals totals =
        new Totals(
            Period.parse("2026-Q4", ZoneOffset.UTC),
            new TreeMap<>(Map.of(key, sums)),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false);
    return Spinning.microjoules(totals, Selection.MODELS).longValueExact();
  }
}
