package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes of this JVM, transformed again. */
class LoadedClassesTest {

  static final class Free {
    private Free() {}

    static String state() {
      return "as loaded";
    }
  }

  /** A transformer gives it one method more, which no JVM accepts of a class that is there. */
  static final class Stuck {
    private Stuck() {}

    static String state() {
      return "as loaded";
    }
  }

  private final Instrumentation instrumentation = ByteBuddyAgent.install();
  private final List<String> told = new ArrayList<>();
  private final LoadedClasses loaded = new LoadedClasses(instrumentation, told::add);

  @Test
  void aClassThatCannotBeChangedHoldsUpNoOther() {
    assertThat(Free.state() + ", " + Stuck.state()).isEqualTo("as loaded, as loaded");
    Changing changing = new Changing();
    instrumentation.addTransformer(changing, true);
    try {
      loaded.transform(Set.of(Free.class.getName(), Stuck.class.getName())::contains);
    } finally {
      instrumentation.removeTransformer(changing);
    }

    assertThat(Free.state()).isEqualTo("changed");
    assertThat(Stuck.state()).isEqualTo("as loaded");
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith(
            Stuck.class.getName()
                + " was loaded before the attach and is not woven, its calls are not booked:"
                + " java.lang.UnsupportedOperationException: class redefinition failed:");
  }

  @Test
  void whereNoneIsWantedNothingIsAskedOfTheJvm() {
    loaded.transform(name -> false);

    assertThat(told).isEmpty();
  }

  private static final class Changing implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> type,
        @Nullable ProtectionDomain domain,
        byte[] classFile) {
      if (type != Free.class && type != Stuck.class) {
        return null;
      }
      var changed =
          new ByteBuddy()
              .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
              .redefine(type, ClassFileLocator.Simple.of(type.getName(), classFile))
              .method(ElementMatchers.named("state"))
              .intercept(FixedValue.value("changed"));
      return (type == Stuck.class
              ? changed.defineMethod("more", String.class).intercept(FixedValue.value("more"))
              : changed)
          .make()
          .getBytes();
    }
  }
}
