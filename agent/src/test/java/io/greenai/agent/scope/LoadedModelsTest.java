package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.ModelKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedModelsTest {
  private final LoadedModels models = new LoadedModels();

  @Test
  void whatComesAfterAThousandInMemoryAtOnceIsBookedTogether() {
    for (int i = 0; i < LoadedModels.MAX_LOADED; i++) {
      load("model-" + i);
    }

    LoadedModel first = load("one-more");
    assertThat(first.identity().name()).isEqualTo(LoadedModels.OVERFLOW);
    assertThat(load("and-another")).isSameAs(first);
    LoadedModel known = models.of(identity("model-7"));
    assertThat(known.identity().name()).isEqualTo("model-7");

    close(known);
    assertThat(load("now-there-is-room").identity().name()).isEqualTo("now-there-is-room");
  }

  @Test
  void namesOfTheApplicationsOwnTakeNoRoomFromModelsOfLibraries() {
    for (int i = 0; i < LoadedModels.MAX_OWN; i++) {
      models.of(own("prompt-" + i));
    }

    assertThat(models.of(own("one-more")).identity().name()).isEqualTo(LoadedModels.OVERFLOW);
    for (int i = 0; i < LoadedModels.MAX_LOADED; i++) {
      assertThat(load("model-" + i).identity().name()).isEqualTo("model-" + i);
    }
    models.leave(models.of(own("prompt-7")));
    assertThat(models.of(own("now-there-is-room")).identity().name())
        .isEqualTo("now-there-is-room");
  }

  @Test
  void thoseThatWereClosedKeepTheirNamesUntilTheyAreToldOf() {
    for (int i = 0; i < LoadedModels.MAX_KEPT; i++) {
      close(load("model-" + i));
    }
    assertThat(models.all()).hasSize(LoadedModels.MAX_KEPT);
    assertThat(load("one-more").identity().name()).isEqualTo(LoadedModels.OVERFLOW);

    models.leave(models.of(identity("model-1")));

    assertThat(load("another").identity().name()).isEqualTo("another");
  }

  @Test
  void oneThatIsInMemoryDoesNotLeave() {
    LoadedModel model = load("kept");
    models.leave(model);

    assertThat(models.all()).containsExactly(model);
  }

  @Test
  void whoHoldsOneThatHasLeftAndWhoNamesItAgainMeanTheSame() {
    LoadedModel model = load("brief");
    close(model);
    models.leave(model);
    assertThat(models.all()).isEmpty();

    assertThat(load("brief")).isSameAs(model);
    assertThat(models.all()).containsExactly(model);
    assertThat(models.held()).isZero();
  }

  @Test
  void oneThatHasLeftComesBackWhenItIsLoadedOrAtWork() {
    LoadedModel model = load("brief");
    close(model);
    models.leave(model);
    model.objectLoaded(System.nanoTime());
    assertThat(models.all()).containsExactly(model);

    close(model);
    models.leave(model);
    model.isThere();
    assertThat(models.all()).containsExactly(model);
  }

  @Test
  void tenThousandThatCameAndLeftLeaveNothingBehind() throws InterruptedException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      LoadedModel model = load("model-" + i);
      names.add(model.identity().name());
      close(model);
      models.leave(model);
    }
    assertThat(names).doesNotContain(LoadedModels.OVERFLOW);
    assertThat(models.all()).isEmpty();

    long deadline = System.nanoTime() + 20_000_000_000L;
    while (models.held() > 0 && System.nanoTime() < deadline) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(models.held()).isZero();
  }

  @Test
  void thatAModelHasWorkersWhichNobodySawComeIsKnownAsLongAsItIsThere() {
    LoadedModel model = load("found");
    models.workersAreUnknown(model);
    close(model);
    assertThat(models.hasUnknownWorkers("found")).isTrue();

    models.leave(model);
    assertThat(models.hasUnknownWorkers("found")).isFalse();

    model.isThere();
    assertThat(models.hasUnknownWorkers("found")).isTrue();
  }

  private LoadedModel load(String name) {
    LoadedModel model = models.of(identity(name));
    model.objectLoaded(System.nanoTime());
    return model;
  }

  private static void close(LoadedModel model) {
    model.objectClosed(System.nanoTime());
  }

  private static ModelIdentity own(String name) {
    return new ModelIdentity(name, "", ModelKey.OWN_CODE, "cpu");
  }

  private static ModelIdentity identity(String name) {
    return new ModelIdentity(name, "", "test", "cpu");
  }
}
