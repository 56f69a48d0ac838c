package io.greenai.agent.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream before = System.err;

  @BeforeEach
  void listen() {
    Console.TOLD.clear();
    System.setErr(new PrintStream(told, true, UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
    Console.TOLD.clear();
  }

  @Test
  void eachLineIsToldOnce() {
    Console.tell("a meter failed");
    Console.tell("a meter failed");

    assertThat(lines()).containsExactly("greenai: a meter failed");
  }

  @Test
  void thatNoMoreIsToldIsTheLastThingTold() {
    for (int i = 0; i < 2 * Console.MAX_LINES; i++) {
      Console.tell("finding " + i);
    }

    assertThat(lines())
        .hasSize(Console.MAX_LINES + 1)
        .endsWith("greenai: finding 49", "greenai: " + Console.LAST);
  }

  private String[] lines() {
    return told.toString(UTF_8).split("\\R");
  }
}
