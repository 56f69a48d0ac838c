package io.greenai.agent.meter.nvml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryPlaceTest {
  private static final String LIBRARY = "libnvidia-ml.so.1";

  @TempDir Path root;

  @Test
  void aHostWithoutADriverHasNothingToLoad() {
    assertThat(LibraryPlace.find(root, Map.of("LD_LIBRARY_PATH", ":" + root))).isEmpty();
  }

  @Test
  void theFolderThatTheProcessNamesComesFirst() throws IOException {
    file("usr/lib64/" + LIBRARY);
    Path own = file("opt/driver/" + LIBRARY);

    assertThat(LibraryPlace.find(root, Map.of("LD_LIBRARY_PATH", "/nowhere:" + own.getParent())))
        .contains(own.toString());
  }

  @Test
  void windowsAndContainersHaveFoldersOfTheirOwn() throws IOException {
    Path wsl = file("usr/lib/wsl/lib/" + LIBRARY);

    assertThat(LibraryPlace.find(root, Map.of())).contains(wsl.toString());
  }

  @Test
  void theLinkersConfigurationNamesMore() throws IOException {
    Path elsewhere = file("opt/nvidia/" + LIBRARY);
    Files.writeString(file("etc/ld.so.conf.d/nvidia.conf"), "# ours\n" + elsewhere.getParent());

    assertThat(LibraryPlace.find(root, Map.of())).contains(elsewhere.toString());
  }

  @Test
  void aDriverWithoutAFileToBeSeenIsLeftToTheLinker() throws IOException {
    file("dev/nvidiactl");

    assertThat(LibraryPlace.find(root, Map.of())).contains(LIBRARY);
  }

  /** Of WSL 2, whatever the maker of the graphics. */
  @Test
  void graphicsOfWindowsAloneAreNoSignOfTheDriver() throws IOException {
    file("dev/dxg");

    assertThat(LibraryPlace.find(root, Map.of())).isEmpty();
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
