package io.greenai.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.greenai.agent.boot.Bridge;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hooks, held against the libraries as they are published. */
class WeaverTest {
  private static final String BRIDGE = "io/greenai/agent/boot/Bridge";

  private final List<String> told = new ArrayList<>();
  private final Weaver weaver = new Weaver(List.of(), told::add);

  static Stream<String> types() {
    return Hooks.BY_CLASS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyHookOfTheTypeIsThereAndTheWovenClassHolds(String type) throws IOException {
    byte[] original = classFile(type);

    byte[] woven = weaver.weave(getClass().getClassLoader(), type, original);

    assertThat(woven).isNotNull();
    assertThat(told).isEmpty();
    Set<String> callsOfTheBridge = callers(woven);
    for (Hook hook : Hooks.BY_CLASS.get(type)) {
      if (hook.required()) {
        assertThat(callsOfTheBridge)
            .containsAnyElementsOf(hook.candidates().stream().map(Hook.Signature::method).toList());
      }
    }
    assertThat(callers(original)).isEmpty();
    assertThat(callsOfTheBridge).isNotEmpty();
    assertThatCode(() -> link(type, woven)).doesNotThrowAnyException();
  }

  /** An optional hook that fits nothing would go unnoticed for ever. */
  @Test
  void everyOptionalHookTooNamesAMethodThatTheLibraryDeclares() throws IOException {
    List<String> astray = new ArrayList<>();
    for (Map.Entry<String, List<Hook>> entry : Hooks.BY_CLASS.entrySet()) {
      Set<String> declared = declared(entry.getKey());
      for (Hook hook : entry.getValue()) {
        if (hook.candidates().stream().noneMatch(one -> declared.contains(one.toString()))) {
          astray.add(hook.type() + "." + hook.candidates());
        }
      }
    }

    assertThat(astray).isEmpty();
  }

  /** Advice is inlined by name; one that does not exist would fail when its class loads. */
  @Test
  void everyHooksAdviceIsThere() {
    assertThat(Hooks.BY_CLASS.values().stream().flatMap(List::stream))
        .allSatisfy(
            hook ->
                assertThat(classFile("io/greenai/agent/weave/advice/" + hook.advice()))
                    .isNotEmpty());
  }

  @Test
  void classesWithoutAHookAreLeftAlone() {
    assertThat(weaver.wants("ai/onnxruntime/OnnxTensor")).isFalse();
    assertThat(weaver.weave(getClass().getClassLoader(), "ai/onnxruntime/OnnxTensor", new byte[0]))
        .isNull();
  }

  @Test
  void theGateLetsEveryHookPass() {
    assertThat(Hooks.BY_CLASS.keySet())
        .allMatch(
            type ->
                type.startsWith("ai/onnxruntime/")
                    || type.startsWith("ai/djl/")
                    || type.startsWith("io/greenai/api/"))
        .allMatch(weaver::wants);
  }

  @Test
  void aMethodThatALibraryLacksIsToldForEveryRequiredHook() {
    byte[] other =
        new net.bytebuddy.ByteBuddy()
            .subclass(Object.class)
            .name("ai.djl.training.Trainer")
            .make()
            .getBytes();

    weaver.weave(getClass().getClassLoader(), "ai/djl/training/Trainer", other);

    assertThat(told)
        .containsExactly(
            "ai.djl.training.Trainer of this library version declares none of [step()]; those"
                + " calls are not booked",
            "ai.djl.training.Trainer of this library version declares none of"
                + " [newGradientCollector()]; those calls are not booked");
  }

  @Test
  void resultsThatABlockStreamsAreHandedToTheBridgeAndComeBackFromIt() throws Throwable {
    String type = "ai/djl/inference/streaming/StreamingBlock";
    Class<?> block = link(type, weaver.weave(getClass().getClassLoader(), type, classFile(type)));
    Object streaming =
        Proxy.newProxyInstance(
            block.getClassLoader(),
            new Class<?>[] {block},
            (proxy, method, arguments) ->
                method.getName().equals("forwardStreamIter")
                    ? List.of(1, 2).iterator()
                    : InvocationHandler.invokeDefault(proxy, method, arguments));
    Method forwardStream =
        Arrays.stream(block.getMethods())
            .filter(method -> method.getName().equals("forwardStream"))
            .filter(method -> method.getParameterCount() == 3)
            .findFirst()
            .orElseThrow();
    Bridge.install(
        new SilentBridge() {
          @Override
          protected Object onStreamed(Object results) {
            return Stream.concat((Stream<?>) results, Stream.of(3));
          }
        });
    try {
      Stream<?> results = (Stream<?>) forwardStream.invoke(streaming, null, null, false);

      assertThat(results.toList()).isEqualTo(List.of(1, 2, 3));
    } finally {
      Bridge.install(null);
    }
  }

  @Test
  void warmingUpTellsNothingAndThrowsNothing() {
    weaver.warmUp();

    assertThat(told).isEmpty();
  }

  private static byte[] classFile(String type) throws IOException {
    try (InputStream in = WeaverTest.class.getClassLoader().getResourceAsStream(type + ".class")) {
      assertThat(in).as(type).isNotNull();
      return in.readAllBytes();
    }
  }

  /** The methods with a body, as {@link Hook.Signature} writes them. */
  private static Set<String> declared(String type) throws IOException {
    Set<String> methods = new TreeSet<>();
    new ClassReader(classFile(type))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0) {
                  methods.add(
                      Arrays.stream(Type.getArgumentTypes(descriptor))
                          .map(WeaverTest::binaryName)
                          .collect(Collectors.joining(", ", name + "(", ")")));
                }
                return null;
              }
            },
            0);
    return methods;
  }

  private static String binaryName(Type type) {
    return type.getSort() == Type.ARRAY ? type.getInternalName() : type.getClassName();
  }

  /** The methods that call the bridge. */
  private static Set<String> callers(byte[] classFile) {
    Map<String, Boolean> seen = new java.util.TreeMap<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String called, String type, boolean isInterface) {
                    if (owner.equals(BRIDGE) && !called.equals("failed")) {
                      seen.put(name, true);
                    }
                  }
                };
              }
            },
            0);
    return new TreeSet<>(seen.keySet());
  }

  /** Has the JVM verify the class, without running any of it. */
  private static Class<?> link(String type, byte[] woven) throws ClassNotFoundException {
    String name = type.replace('/', '.');
    ClassLoader loader =
        new ClassLoader(WeaverTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String wanted, boolean resolve)
              throws ClassNotFoundException {
            if (!wanted.startsWith("ai.") && !wanted.startsWith("io.greenai.api.")) {
              return super.loadClass(wanted, resolve);
            }
            Class<?> loaded = findLoadedClass(wanted);
            return loaded == null ? findClass(wanted) : loaded;
          }

          @Override
          protected Class<?> findClass(String wanted) throws ClassNotFoundException {
            try {
              byte[] file = wanted.equals(name) ? woven : classFile(wanted.replace('.', '/'));
              return defineClass(wanted, file, 0, file.length);
            } catch (IOException e) {
              throw new ClassNotFoundException(wanted, e);
            }
          }
        };
    // Asking for the methods of a class links it, and linking verifies it.
    Class<?> linked = loader.loadClass(name);
    assertThat(linked.getDeclaredMethods()).isNotEmpty();
    return linked;
  }
}
