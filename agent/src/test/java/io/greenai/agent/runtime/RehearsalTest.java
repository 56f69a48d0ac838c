package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.boot.Bridge;
import io.greenai.ledger.Account;
import io.greenai.ledger.Conservation;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void oneCallIsBookedToItsWindow() {
    Window window = Rehearsal.perform();

    assertThat(Conservation.difference(window)).isEmpty();
    assertThat(window.postings())
        .filteredOn(posting -> posting.account() == Account.MODEL)
        .singleElement()
        .extracting(Posting::activity)
        .satisfies(
            activity -> {
              assertThat(activity.invocations()).isEqualTo(1);
              assertThat(activity.items()).isEqualTo(1);
            });
  }

  @Test
  void theApplicationsCallsAreNoPartOfIt() {
    Rehearsal.perform();

    assertThat(Bridge.enter(new Object(), Bridge.INFERENCE)).isNull();
  }
}
