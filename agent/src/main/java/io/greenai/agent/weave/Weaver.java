package io.greenai.agent.weave;

import io.greenai.agent.boot.Bridge;
import io.greenai.agent.weave.advice.InPhase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Inlines advice into the methods that {@link Hooks} names.
 *
 * <p>The first class costs some hundred milliseconds of CPU, because Byte Buddy itself has to be
 * loaded; {@link #warmUp} pays that on a thread of its own. Safe for use by many threads.
 */
public final class Weaver {

  private static final String ADVICE_PACKAGE = "io.greenai.agent.weave.advice.";

  private static final Hook WARM_UP =
      Hook.required(ADVICE_PACKAGE + "WarmUp", "OrtClose", Hook.method("close"));

  private final Consumer<String> tell;
  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE);
  private final ClassFileLocator adviceFiles =
      ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());
  private final TypePool advicePool = TypePool.Default.of(adviceFiles);
  private final Map<String, Advice> adviceByName = new ConcurrentHashMap<>();

  /**
   * A weaver that has not loaded any of Byte Buddy's machinery yet.
   *
   * @param tell takes the one line about a library version whose methods are not the known ones
   */
  public Weaver(Consumer<String> tell) {
    this.tell = tell;
  }

  /** Whether {@link #weave} would change the class with this internal name. */
  public static boolean wants(String internalName) {
    return Hooks.BY_CLASS.containsKey(internalName);
  }

  /** Weaves a class file of its own, so that the next one is cheap. */
  public void warmUp() {
    String name = ADVICE_PACKAGE + "WarmUp";
    TypeDescription self = advicePool.describe(name).resolve();
    DynamicType.Builder<?> builder = byteBuddy.decorate(self, adviceFiles);
    builder
        .visit(advice(WARM_UP).on(ElementMatchers.named("close")))
        .make(TypeResolutionStrategy.Disabled.INSTANCE)
        .getBytes();
  }

  /**
   * Inlines what {@link Hooks} has for a class.
   *
   * @param internalName of the class, with slashes
   * @param classFile as it is now, possibly changed by other agents
   * @return the woven class file, or {@code null} where there is nothing to weave
   */
  public byte @Nullable [] weave(
      @Nullable ClassLoader loader, String internalName, byte[] classFile) {
    List<Hook> hooks = Hooks.BY_CLASS.get(internalName);
    if (hooks == null) {
      return null;
    }
    String name = internalName.replace('/', '.');
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            loader == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.of(loader));
    TypeDescription type = TypePool.Default.of(locator).describe(name).resolve();
    DynamicType.Builder<?> builder = byteBuddy.decorate(type, locator);
    for (Hook hook : hooks) {
      MethodDescription method = declared(type, hook);
      if (method != null) {
        builder = builder.visit(advice(hook).on(ElementMatchers.is(method)));
      } else if (hook.required()) {
        tell.accept(
            name
                + " of this library version declares none of "
                + hook.candidates()
                + "; those calls are not booked");
      }
    }
    return builder.make(TypeResolutionStrategy.Disabled.INSTANCE).getBytes();
  }

  private static @Nullable MethodDescription declared(TypeDescription type, Hook hook) {
    for (Hook.Signature candidate : hook.candidates()) {
      for (MethodDescription method : type.getDeclaredMethods()) {
        if (method.getName().equals(candidate.method())
            && !method.isNative()
            && !method.isAbstract()
            && parameters(method).equals(candidate.parameters())) {
          return method;
        }
      }
    }
    return null;
  }

  private static List<String> parameters(MethodDescription method) {
    return method.getParameters().asTypeList().asErasures().stream()
        .map(TypeDescription::getName)
        .toList();
  }

  private Advice advice(Hook hook) {
    return adviceByName.computeIfAbsent(
        hook.advice() + ":" + hook.phase(),
        key ->
            Advice.withCustomMapping()
                .bind(InPhase.class, (Object) hook.phase())
                .to(advicePool.describe(ADVICE_PACKAGE + hook.advice()).resolve(), adviceFiles)
                .withExceptionHandler(new Advice.ExceptionHandler.Simple(toBridge())));
  }

  /** What advice throws goes to the bridge, and no further. */
  private static StackManipulation toBridge() {
    try {
      return MethodInvocation.invoke(
          new MethodDescription.ForLoadedMethod(Bridge.class.getMethod("failed", Throwable.class)));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
