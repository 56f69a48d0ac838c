package io.greenai.agent;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares the names of classes as they load. Until one of a known machine-learning package comes
 * by, the agent is dormant: no thread, no file, no meter. The first one wakes the agent proper, in
 * a class loader of its own. Where methods of the application are configured to be models, its
 * first class does, and the agent proper compares the names of all that follow.
 */
final class Gate implements ClassFileTransformer {

  private static final String CORE = "io.greenai.agent.runtime.WakeUp";

  /** The command by which classes that are loaded already are woven. */
  private static final String WEAVE_LOADED = "command=weave-loaded";

  private static volatile @Nullable Gate installed;

  private final File jar;
  private final String arguments;
  private final Instrumentation instrumentation;
  private final ConfiguredMethods methods;
  private final ClassLoader platform = ClassLoader.getSystemClassLoader().getParent();
  private volatile @Nullable ClassFileTransformer core;
  private boolean failed;

  private Gate(File jar, String arguments, Instrumentation instrumentation) {
    this.jar = jar;
    this.arguments = arguments;
    this.instrumentation = instrumentation;
    this.methods = new ConfiguredMethods(arguments);
  }

  static void install(
      File jar, String arguments, Instrumentation instrumentation, boolean lateAttach)
      throws Exception {
    Gate gate = new Gate(jar, arguments, instrumentation);
    installed = gate;
    instrumentation.addTransformer(gate, true);
    if (lateAttach) {
      command(WEAVE_LOADED);
    } else if (booksAlwaysOpen(arguments)) {
      gate.wake();
    }
  }

  /** Hands a command of {@code java -jar greenai.jar} to the agent in this JVM. */
  static void command(String arguments) {
    Gate gate = installed;
    ClassFileTransformer awake = gate == null ? null : gate.wake();
    if (awake instanceof Consumer) {
      @SuppressWarnings("unchecked")
      Consumer<String> commands = (Consumer<String>) awake;
      commands.accept(arguments);
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile)
      throws IllegalClassFormatException {
    if (name == null || !(isOfKnownPackage(name) || mayBeConfigured(loader))) {
      return null;
    }
    ClassFileTransformer awake = wake();
    return awake == null ? null : awake.transform(loader, name, redefined, domain, classFile);
  }

  private static boolean isOfKnownPackage(String name) {
    return name.startsWith("ai/onnxruntime/")
        || name.startsWith("ai/djl/")
        || name.startsWith("io/greenai/api/");
  }

  private boolean mayBeConfigured(@Nullable ClassLoader loader) {
    return loader != null
        && loader != platform
        && !(loader instanceof AgentClassLoader)
        && methods.areThere();
  }

  private static boolean booksAlwaysOpen(String arguments) {
    String property = System.getProperty("greenai.books");
    String value = property != null ? property : System.getenv("GREENAI_BOOKS");
    return "always".equals(value) || ("," + arguments + ",").contains(",books=always,");
  }

  private @Nullable ClassFileTransformer wake() {
    ClassFileTransformer awake = core;
    return awake != null ? awake : start();
  }

  private synchronized @Nullable ClassFileTransformer start() {
    if (core == null && !failed) {
      failed = true;
      try {
        core =
            (ClassFileTransformer)
                AgentClassLoader.of(jar)
                    .loadClass(CORE)
                    .getMethod("start", String.class, Instrumentation.class)
                    .invoke(null, arguments, instrumentation);
        failed = false;
      } catch (Throwable e) {
        System.err.println("greenai: not started, nothing is measured: " + e);
      }
    }
    return core;
  }
}
