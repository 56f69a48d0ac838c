package io.greenai.agent.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks beside the ledger, day by day. */
class StackFileTest {
  @TempDir Path ledger;
  private final List<String> told = new ArrayList<>();
  private final StackFile file = new StackFile("run-hotspots.collapsed", told::add);

  @Test
  void aFileIsReplacedAsAWholeAndReadableAsTheLedger() throws IOException {
    file.beside(day("22"));
    assertThat(file.write(List.of("a;M.m 1", "b;M.m 1"))).isFalse();
    assertThat(file.write(List.of("a;M.m 2"))).isFalse();

    assertThat(written("22")).containsExactly("a;M.m 2");
    assertThat(Files.getPosixFilePermissions(path("22")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(path("22").getParent()).isDirectoryNotContaining("glob:**.tmp");
    assertThat(told).isEmpty();
  }

  @Test
  void whatTheOldDayHadIsItsOwnAndTheNextBeginsWithNothing() throws IOException {
    file.beside(day("22"));
    file.write(List.of("a;M.m 1"));
    file.beside(day("23"));

    assertThat(file.write(List.of("a;M.m 2"))).isTrue();
    assertThat(written("22")).containsExactly("a;M.m 2");
    assertThat(file.write(List.of("a;M.m 1"))).isFalse();
    assertThat(written("23")).containsExactly("a;M.m 1");
  }

  @Test
  void aDayWithoutSamplesTakesNoneOfTheNext() throws IOException {
    file.beside(day("22"));
    file.write(List.of());
    file.beside(day("23"));
    assertThat(file.write(List.of())).isTrue();
    file.write(List.of("a;M.m 1"));

    assertThat(path("22")).doesNotExist();
    assertThat(written("23")).containsExactly("a;M.m 1");
  }

  @Test
  void aFolderThatIsGoneIsToldAndNothingIsThrown() throws IOException {
    file.beside(day("22"));
    Files.delete(ledger.resolve("22"));

    assertThat(file.write(List.of("a;M.m 1"))).isFalse();
    assertThat(told).singleElement().asString().startsWith("hot spots cannot be written: ");
  }

  private Path day(String name) throws IOException {
    return Files.createDirectory(ledger.resolve(name)).resolve("run-0.jsonl");
  }

  private Path path(String day) {
    return ledger.resolve(day).resolve("run-hotspots.collapsed");
  }

  private List<String> written(String day) throws IOException {
    return Files.readAllLines(path(day));
  }
}
