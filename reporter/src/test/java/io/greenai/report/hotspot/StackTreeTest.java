package io.greenai.report.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StackTreeTest {
  private final StackTree tree = new StackTree(5, 4);

  @Test
  void aFrameHasTheSamplesOfAllThatItCalled() {
    add("m;a;b 3", "m;a;c 4", "m;a 2", "other;a 8");

    assertThat(text(tree.root())).isEqualTo("all models 17(m 9(a 9(b 3, c 4)), other 8)");
    assertThat(tree.root().inside().iterator().next().inside().iterator().next().self())
        .isEqualTo(2);
  }

  @Test
  void whatTheAgentFoldedIsUntoldUnderItsModel() {
    add("m;a 3", "m;[others] 4");

    Frame model = tree.root().inside().iterator().next();
    assertThat(model.samples()).isEqualTo(7);
    assertThat(model.untold()).isEqualTo(4);
    assertThat(model.self()).isZero();
  }

  @Test
  void withoutRoomASampleIsCountedAsFarAsItsFramesAreKnown() {
    add("m;a;b 3", "n;a 1", "m;a;c;d 4", "o;a 2");

    assertThat(text(tree.root())).isEqualTo("all models 10(m 7(a 7(b 3)), n 1(a 1))");
    assertThat(tree.root().untold()).isEqualTo(2);
    Frame a = tree.root().inside().iterator().next().inside().iterator().next();
    assertThat(a.untold()).isEqualTo(4);
    assertThat(a.self()).isZero();
  }

  @Test
  void beyondTheDepthNothingIsHeld() {
    add("m;a;a;a;a;a;a 3");

    assertThat(text(tree.root())).isEqualTo("all models 3(m 3(a 3(a 3(a 3(a 3)))))");
  }

  private void add(String... lines) {
    for (String line : lines) {
      tree.add(CollapsedLine.of(line.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static String text(Frame frame) {
    String inside =
        frame.inside().stream().map(StackTreeTest::text).collect(Collectors.joining(", "));
    return frame.name() + " " + frame.samples() + (inside.isEmpty() ? "" : "(" + inside + ")");
  }
}
