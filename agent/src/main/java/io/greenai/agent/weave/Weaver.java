package io.greenai.agent.weave;

import io.greenai.agent.boot.Bridge;
import io.greenai.agent.weave.advice.InPhase;
import io.greenai.agent.weave.advice.ModelDevice;
import io.greenai.agent.weave.advice.ModelName;
import io.greenai.agent.weave.advice.ModelVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Inlines advice into the methods that {@link Hooks} and the configuration name.
 *
 * <p>The first class costs some hundred milliseconds of CPU, because Byte Buddy itself has to be
 * loaded; {@link #warmUp} pays that on a thread of its own. Safe for use by many threads.
 */
public final class Weaver {

  private static final String ADVICE_PACKAGE = "io.greenai.agent.weave.advice.";

  private static final Hook WARM_UP =
      Hook.required(ADVICE_PACKAGE + "WarmUp", "OrtClose", Hook.method("close"));

  private final Consumer<String> tell;
  private final MethodModels methods;
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
   * @param configured methods of the application that are models
   * @param tell takes the one line about a class whose methods are not the expected ones
   */
  public Weaver(List<MethodModel> configured, Consumer<String> tell) {
    this.methods = new MethodModels(configured);
    this.tell = tell;
  }

  /** Whether {@link #weave} would change the class with this internal name. */
  public boolean wants(String internalName) {
    return Hooks.BY_CLASS.containsKey(internalName) || methods.has(internalName);
  }

  /**
   * What to tell of configured classes that have not been woven.
   *
   * @param loaded binary names of the classes that the application has
   */
  public List<String> missing(Collection<String> loaded) {
    return methods.missing(loaded);
  }

  /** Methods of libraries that do a model's work, written {@code ai.onnxruntime.OrtSession.run}. */
  public static Set<String> libraryCalls() {
    return Hooks.CALLS;
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
   * Inlines what is wanted of a class.
   *
   * @param internalName of the class, with slashes
   * @param classFile as it is now, possibly changed by other agents
   * @return the woven class file, or {@code null} where there is nothing to weave
   */
  public byte @Nullable [] weave(
      @Nullable ClassLoader loader, String internalName, byte[] classFile) {
    if (!wants(internalName)) {
      return null;
    }
    String name = internalName.replace('/', '.');
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            loader == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.of(loader));
    TypeDescription type = TypePool.Default.WithLazyResolution.of(locator).describe(name).resolve();
    Map<MethodDescription, Advice> advised = new LinkedHashMap<>();
    for (Hook hook : Hooks.BY_CLASS.getOrDefault(internalName, List.of())) {
      MethodDescription method = declared(type, hook);
      if (method != null) {
        advised.put(method, advice(hook));
      } else if (hook.required()) {
        tell.accept(
            name
                + " of this library version declares none of "
                + hook.candidates()
                + "; those calls are not booked");
      }
    }
    Map<MethodDescription, MethodModel> owners = new HashMap<>();
    for (MethodModels.Wanted wanted : methods.of(internalName)) {
      List<MethodDescription> found = wanted.in(type);
      for (MethodDescription method : found) {
        MethodModel owner = owners.putIfAbsent(method, wanted.model());
        if (owner == null && advised.putIfAbsent(method, advice(wanted.model())) != null) {
          tell.accept(wanted.taken(method, "a call of a library"));
        } else if (owner != null && !owner.name().equals(wanted.model().name())) {
          tell.accept(wanted.taken(method, "model '" + owner.name() + "'"));
        }
      }
      if (found.isEmpty()) {
        tell.accept(wanted.missing(type));
      }
    }
    return advised.isEmpty() ? null : woven(type, locator, advised);
  }

  private byte[] woven(
      TypeDescription type, ClassFileLocator locator, Map<MethodDescription, Advice> advised) {
    DynamicType.Builder<?> builder = byteBuddy.decorate(type, locator);
    for (Map.Entry<MethodDescription, Advice> entry : advised.entrySet()) {
      builder = builder.visit(entry.getValue().on(ElementMatchers.is(entry.getKey())));
    }
    return builder.make(TypeResolutionStrategy.Disabled.INSTANCE).getBytes();
  }

  private static @Nullable MethodDescription declared(TypeDescription type, Hook hook) {
    for (Hook.Signature candidate : hook.candidates()) {
      for (MethodDescription method : type.getDeclaredMethods()) {
        if (method.getInternalName().equals(candidate.method())
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
        hook.advice() + ":" + hook.phase(), key -> advice(hook.advice(), mapping(hook.phase())));
  }

  private Advice advice(MethodModel model) {
    return advice(
        "ModelMethod",
        mapping(model.phase())
            .bind(ModelName.class, model.name())
            .bind(ModelVersion.class, model.version())
            .bind(ModelDevice.class, model.device()));
  }

  private static Advice.WithCustomMapping mapping(int phase) {
    return Advice.withCustomMapping().bind(InPhase.class, (Object) phase);
  }

  private Advice advice(String name, Advice.WithCustomMapping mapping) {
    return mapping
        .to(advicePool.describe(ADVICE_PACKAGE + name).resolve(), adviceFiles)
        .withExceptionHandler(new Advice.ExceptionHandler.Simple(toBridge()));
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
