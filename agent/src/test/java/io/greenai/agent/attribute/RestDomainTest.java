package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.meter;
import static io.greenai.agent.attribute.SampleBuilder.model;
import static io.greenai.agent.attribute.SampleBuilder.sample;
import static io.greenai.agent.attribute.SampleBuilder.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Conservation;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import io.greenai.ledger.Window;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rest of a machine is shared out as its processor is, above what it draws at rest. */
class RestDomainTest {
  private static final ModelKey MODEL = model("a");
  private static final MeterDeclaration REST =
      meter("rest:rapl:psys", Domain.REST, MeterRole.PART, Quality.MEASURED);
  private static final MeterDeclaration PSYS =
      meter("rapl:psys", Domain.REST, MeterRole.WHOLE, Quality.MEASURED);

  @Test
  void theRestIsBookedByCpuTimeAndTheWholeIsNot() {
    WindowBook book = new WindowBook();
    book.add(
        sample()
            .energy(Domain.CPU, 10_000_000)
            .reading(PSYS, 18_000_000)
            .reading(REST, 8_000_000)
            .idle(Domain.REST, 6_000_000)
            .cpu(2000, 1000)
            .caller(1, 500, use(MODEL, 500))
            .build());
    Window window =
        book.close(List.of(ModelCounters.none(MODEL))).toWindow(0, Instant.EPOCH, List.of());

    Conservation.require(window);
    assertThat(rest(window, Account.HOST_IDLE)).isEqualTo(6_000_000);
    assertThat(rest(window, Account.HOST_OTHER)).isEqualTo(1_000_000);
    assertThat(rest(window, Account.MODEL)).isEqualTo(500_000);
    assertThat(rest(window, Account.JVM_OTHER)).isEqualTo(500_000);
  }

  private static long rest(Window window, Account account) {
    return window.postings().stream()
        .filter(posting -> posting.account() == account)
        .mapToLong((Posting posting) -> posting.energyMicrojoules(Domain.REST))
        .sum();
  }
}
