package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is inside greenai.jar. */
class BuiltJarIT {
  private static final int JAVA_8 = 52;
  private static final long MAX_BYTES = 9_000_000;
  private static final List<String> ENTRY_CLASSES =
      List.of(
          "io/greenai/agent/AgentClassLoader.class",
          "io/greenai/agent/ConfiguredMethods.class",
          "io/greenai/agent/Gate.class",
          "io/greenai/agent/GreenAiAgent.class");

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(Installation.jar().toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void onlyTheEntryClassesCanBeSeenByTheApplication() {
    assertThat(files())
        .filteredOn(name -> !name.startsWith("inst/"))
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            ENTRY_CLASSES.get(0),
            ENTRY_CLASSES.get(1),
            ENTRY_CLASSES.get(2),
            ENTRY_CLASSES.get(3));
    assertThat(files())
        .filteredOn(name -> name.startsWith("inst/"))
        .noneMatch(n -> n.endsWith(".class"));
  }

  @Test
  void anOldJvmCanLoadTheEntryClassesInOrderToBeTold() throws IOException {
    for (String name : ENTRY_CLASSES) {
      try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
        assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
        in.readUnsignedShort();
        assertThat(in.readUnsignedShort()).as(name).isEqualTo(JAVA_8);
      }
    }
  }

  @Test
  void nothingIsThereTwice() {
    assertThat(files()).doesNotHaveDuplicates();
    assertThat(files()).contains("inst/io/greenai/agent/runtime/WakeUp.classdata");
    assertThat(files()).noneMatch(name -> name.startsWith("inst/ai/"));
  }

  @Test
  void itSaysWhatItIs() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    String entry = "io.greenai.agent.GreenAiAgent";
    assertThat(manifest.getValue("Premain-Class")).isEqualTo(entry);
    assertThat(manifest.getValue("Agent-Class")).isEqualTo(entry);
    assertThat(manifest.getValue("Main-Class")).isEqualTo(entry);
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    assertThat(manifest.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void itIsSmall() throws IOException {
    assertThat(Files.size(Installation.jar())).isLessThanOrEqualTo(MAX_BYTES);
  }

  private List<String> files() {
    return jar.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName).toList();
  }
}
