package io.greenai.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.agent.boot.Bridge;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Methods of an application that are models because the configuration says so. */
class MethodWeavingTest {
  private static final String SELF = MethodWeavingTest.class.getName();

  private final List<String> told = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  /** What an application may have. */
  public static class Ranker implements Comparable<Ranker> {
    double rank(List<Double> values) {
      return rank(values, 1);
    }

    double rank(List<Double> values, int times) {
      return values.stream().mapToDouble(Double::doubleValue).sum() * times;
    }

    static long sum(long[] values, String unused) {
      long sum = 0;
      for (long value : values) {
        sum += value;
      }
      return sum;
    }

    void refuse() {
      throw new IllegalArgumentException("refused");
    }

    native void elsewhere();

    @Override
    public int compareTo(Ranker other) {
      return 0;
    }
  }

  @BeforeEach
  void listen() {
    Bridge.install(new Listening());
  }

  @AfterEach
  void withoutAgent() {
    Bridge.install(null);
  }

  @Test
  void allOverloadsOfAMethodAreCallsOfTheModel() throws Exception {
    Object ranker = woven("Ranker.rank").getDeclaredConstructor().newInstance();

    invoke(ranker, "rank", List.of(1.0));

    assertThat(heard)
        .containsExactly(
            "enter m 7 gpu1 3", "enter m 7 gpu1 3", "exit", "items 1", "exit", "items 1");
    assertThat(told).isEmpty();
  }

  @Test
  void withParametersOneOverloadIsMeant() throws Exception {
    Object ranker = woven("Ranker.rank(java.util.List,int)").getDeclaredConstructor().newInstance();

    invoke(ranker, "rank", List.of(1.0));

    assertThat(heard).containsExactly("enter m 7 gpu1 3", "exit", "items 1");
  }

  @Test
  void aStaticMethodIsWovenAndItsResultIsItsOwn() throws Exception {
    Class<?> ranker = woven("Ranker.sum(long[], java.lang.String)");

    var sum = ranker.getDeclaredMethod("sum", long[].class, String.class);
    sum.setAccessible(true);

    assertThat(sum.invoke(null, new long[] {1, 2}, "")).isEqualTo(3L);
    assertThat(heard).containsExactly("enter m 7 gpu1 3", "exit", "items 1");
  }

  @Test
  void whatAMethodThrowsIsToldAndThrown() throws Exception {
    Object ranker = woven("Ranker.refuse").getDeclaredConstructor().newInstance();

    assertThatThrownBy(() -> invoke(ranker, "refuse"))
        .isInstanceOf(InvocationTargetException.class)
        .hasRootCauseMessage("refused");
    assertThat(heard).containsExactly("enter m 7 gpu1 3", "exit refused", "items 1");
  }

  @Test
  void theMethodThatGenericsAddIsNotACallOfItsOwn() throws Exception {
    Object ranker = woven("Ranker.compareTo").getDeclaredConstructor().newInstance();

    @SuppressWarnings("unchecked")
    Comparable<Object> comparable = (Comparable<Object>) ranker;
    comparable.compareTo(ranker);

    assertThat(heard).containsExactly("enter m 7 gpu1 3", "exit", "items 1");
  }

  @Test
  void aMisspeltMethodIsToldWithTheOneThatWasMeant() throws Exception {
    assertThat(weave("Ranker.rnk")).isNull();

    assertThat(told)
        .containsExactly(
            "models.m.methods: " + SELF + "$Ranker declares no method 'rnk'; did you mean 'rank'?");
  }

  @Test
  void anOverloadThatIsNotThereIsToldWithThoseThatAre() throws Exception {
    assertThat(weave("Ranker.sum(long)")).isNull();

    assertThat(told)
        .containsExactly(
            "models.m.methods: "
                + SELF
                + "$Ranker.sum(long) is none of the overloads; there is (long[],"
                + " java.lang.String)");
  }

  @Test
  void aMethodWithoutCodeIsTold() throws Exception {
    assertThat(weave("Ranker.elsewhere")).isNull();

    assertThat(told)
        .containsExactly(
            "models.m.methods: "
                + SELF
                + "$Ranker.elsewhere is abstract or native and has no code to weave; name the"
                + " classes that implement or call it");
  }

  @Test
  void aClassThatNeverCameIsToldWithTheLoadedOneThatWasMeant() {
    Weaver weaver = weaver("Rnaker.rank");

    assertThat(weaver.missing(List.of(SELF + "$Ranker", "java.lang.String")))
        .containsExactly(
            "models.m.methods: no class "
                + SELF
                + "$Rnaker has been loaded so far, its calls are booked once it is; did you mean '"
                + SELF
                + "$Ranker'?");
  }

  @Test
  void ofAClassThatNeverCameOneOfItsSimpleNameOrPackageMayHaveBeenMeant() {
    Weaver weaver = new Weaver(models("com.acme.search.Ranker.rank"), told::add);
    String missing =
        "models.m.methods: no class com.acme.search.Ranker has been loaded so far, its calls are"
            + " booked once it is";

    assertThat(weaver.missing(List.of("com.acme.saerch.Ranker", "com.acme.serch.Rankers")))
        .containsExactly(missing + "; did you mean 'com.acme.saerch.Ranker'?");
    assertThat(weaver.missing(List.of("com.acme.search.Rankers", "com.acme.search.Ranger")))
        .containsExactly(missing + "; did you mean 'com.acme.search.Rankers'?");
    assertThat(weaver.missing(List.of("com.acme.serch.Rankers", "com.acme.search.deep.Raker")))
        .containsExactly(missing);
    assertThat(weaver.missing(List.of())).containsExactly(missing);
  }

  @Test
  void aClassThatCameIsNotMissing() throws Exception {
    Weaver weaver = weaver("Ranker.rank");
    weave(weaver);

    assertThat(weaver.missing(List.of())).isEmpty();
  }

  @Test
  void aMethodThatTwoModelsNameIsTheFirstOnesAndThatIsTold() throws Exception {
    List<MethodModel> both = new ArrayList<>(models(SELF + "$Ranker.rank"));
    both.add(
        new MethodModel(
            "n",
            "",
            "",
            Bridge.TRAINING,
            MethodName.parseAll(SELF + "$Ranker.rank(java.util.List)")));
    both.addAll(models(SELF + "$Ranker.rank(java.util.List, int)"));

    assertThat(weave(new Weaver(both, told::add))).isNotNull();
    assertThat(told)
        .containsExactly(
            "models.n.methods: "
                + SELF
                + "$Ranker.rank(java.util.List) is model 'm' already and stays it");
  }

  @Test
  void aClassWithoutAPackageHasConstructorsThatAreNotItsMethods() {
    ClassWriter scorer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    scorer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Scorer", null, "java/lang/Object", null);
    for (String name : List.of("<init>", "Scorer")) {
      MethodVisitor method = scorer.visitMethod(Opcodes.ACC_PUBLIC, name, "()V", null, null);
      method.visitCode();
      if (name.equals("<init>")) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
      }
      method.visitInsn(Opcodes.RETURN);
      method.visitMaxs(0, 0);
      method.visitEnd();
    }
    scorer.visitEnd();
    Weaver weaver = new Weaver(models("Scorer.Scorer"), told::add);

    assertThat(weaver.weave(getClass().getClassLoader(), "Scorer", scorer.toByteArray()))
        .isNotNull();
    assertThat(told).isEmpty();
  }

  /** Frameworks declare methods with types that are nowhere on the class path. */
  @Test
  void typesThatCannotBeFoundDoNotStandInTheWay() {
    ClassWriter handler = new ClassWriter(0);
    handler.visit(
        Opcodes.V17, Opcodes.ACC_PUBLIC, "com/acme/Handler", null, "java/lang/Object", null);
    MethodVisitor handle =
        handler.visitMethod(Opcodes.ACC_PUBLIC, "handle", "(Lcom/acme/Absent;)V", null, null);
    handle.visitCode();
    handle.visitInsn(Opcodes.RETURN);
    handle.visitMaxs(0, 2);
    handle.visitEnd();
    Weaver weaver = new Weaver(models("com.acme.Handler.handle(com.acme.Absent)"), told::add);

    assertThat(weaver.weave(getClass().getClassLoader(), "com/acme/Handler", handler.toByteArray()))
        .isNotNull();
    assertThat(told).isEmpty();
  }

  private static Object invoke(Object target, String method, Object... arguments) throws Exception {
    for (var declared : target.getClass().getDeclaredMethods()) {
      if (declared.getName().equals(method) && declared.getParameterCount() == arguments.length) {
        declared.setAccessible(true);
        return declared.invoke(target, arguments);
      }
    }
    throw new AssertionError("no " + method);
  }

  private Class<?> woven(String method) throws Exception {
    byte[] woven = weave(method);
    assertThat(woven).as(told.toString()).isNotNull();
    return new ClassLoader(getClass().getClassLoader()) {
      Class<?> define() {
        return defineClass(SELF + "$Ranker", woven, 0, woven.length);
      }
    }.define();
  }

  private byte @Nullable [] weave(String method) throws Exception {
    return weave(weaver(method));
  }

  private static byte @Nullable [] weave(Weaver weaver) throws Exception {
    String type = (SELF + "$Ranker").replace('.', '/');
    try (InputStream in =
        MethodWeavingTest.class.getClassLoader().getResourceAsStream(type + ".class")) {
      return weaver.weave(MethodWeavingTest.class.getClassLoader(), type, in.readAllBytes());
    }
  }

  private Weaver weaver(String method) {
    return new Weaver(models(SELF + "$" + method), told::add);
  }

  private static List<MethodModel> models(String method) {
    return List.of(
        new MethodModel("m", "7", "gpu1", Bridge.INFERENCE, MethodName.parseAll(method)));
  }

  /** Hears named calls and nothing else. */
  private final class Listening extends SilentBridge {
    @Override
    protected Object onEnterNamed(String model, String version, String device, int phase) {
      heard.add("enter " + model + " " + version + " " + device + " " + phase);
      return model;
    }

    @Override
    protected void onExit(Object call, @Nullable Throwable failure) {
      heard.add(failure == null ? "exit" : "exit " + failure.getMessage());
    }

    @Override
    protected void onItems(Object call, long items) {
      heard.add("items " + items);
    }
  }
}
