package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostNamesTest {
  private static final String HASH = "5f2a9c1de07b44" + "a".repeat(50);

  @Test
  void hostsWhoseKeysBeginAlikeGetAsManyDigitsAsTellThemApart() {
    String alike = "5f2a9c1de07b45" + "a".repeat(50);

    HostNames names = HostNames.of(List.of(HASH, alike, "rack-12"));

    assertThat(names.of(HASH)).isEqualTo("5f2a9c1de07b44");
    assertThat(names.of(alike)).isEqualTo("5f2a9c1de07b45");
    assertThat(names.of("rack-12")).isEqualTo("rack-12");
  }

  @Test
  void aHashIsNeverCalledWhatPeopleNamedAnotherHost() {
    HostNames names = HostNames.of(List.of(HASH, "5f2a9c1de07b"));

    assertThat(names.of(HASH)).isEqualTo("5f2a9c1de07b4");
    assertThat(names.of("5f2a9c1de07b")).isEqualTo("5f2a9c1de07b");
  }
}
