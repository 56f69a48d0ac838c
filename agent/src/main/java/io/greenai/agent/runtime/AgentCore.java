package io.greenai.agent.runtime;

import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent, awake. Weaves classes as they load; the first one opens the books.
 *
 * <p>{@link #transform} runs on the application's threads in the middle of class loading: it takes
 * no lock that anything else holds for long, and starts everything else on threads of its own.
 */
final class AgentCore implements ClassFileTransformer, Consumer<String> {

  private static final long PATIENCE_SECONDS = 2;

  private final Weaver weaver;
  private final AgentConfig config;
  private final Instrumentation instrumentation;
  private final CompletableFuture<Books> prepared = new CompletableFuture<>();
  private final CompletableFuture<Void> wanted = new CompletableFuture<>();
  private final CompletableFuture<Void> opened;

  private AgentCore(AgentConfig config, Instrumentation instrumentation) {
    this.config = config;
    this.weaver = new Weaver(config.methods(), Console::tell);
    this.instrumentation = instrumentation;
    this.opened = prepared.thenAcceptBoth(wanted, (books, nothing) -> books.open());
  }

  /** The agent with the settings of this JVM, and what it will need being warmed up. */
  static ClassFileTransformer start(String arguments, Instrumentation instrumentation) {
    AgentConfig config = AgentConfig.of(arguments, System.getProperties(), System.getenv());
    config.problems().forEach(Console::tell);
    if (!config.enabled()) {
      return new ClassFileTransformer() {}; // changes nothing
    }
    AgentCore core = new AgentCore(config, instrumentation);
    Threads.start("greenai-weaver", core.weaver::warmUp);
    Threads.start("greenai-books", core::prepareBooks);
    if (!config.methods().isEmpty()) {
      MissingMethods.watch(core.weaver, instrumentation);
    }
    if (config.alwaysOpen()) {
      core.open();
    }
    return core;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (!weaver.wants(name)) {
      return null;
    }
    try {
      byte[] woven = weaver.weave(loader, name, classFile);
      if (woven != null) {
        open();
      }
      return woven;
    } catch (RuntimeException | LinkageError e) {
      Console.tell(name.replace('/', '.') + " is not woven, its calls are not booked: " + e);
      return null;
    }
  }

  /** A command from {@code java -jar greenai.jar}, as agent arguments. */
  @Override
  public void accept(String command) {
    if (command.equals("command=weave-loaded")) {
      weaveLoaded();
      return;
    }
    if (!opened.isDone() || opened.isCompletedExceptionally()) {
      Console.tell("nothing to do for '" + command + "': no model has been seen yet");
      return;
    }
    switch (command) {
      case "command=pause" -> prepared.join().pause();
      case "command=resume" -> prepared.join().resume();
      default -> Console.tell("attached already; nothing to do for '" + command + "'");
    }
  }

  /** After an attach to a running application: one retransformation for all of its classes. */
  private void weaveLoaded() {
    Class<?>[] wanted =
        Arrays.stream(instrumentation.getAllLoadedClasses())
            .filter(loaded -> weaver.wants(loaded.getName().replace('.', '/')))
            .filter(instrumentation::isModifiableClass)
            .toArray(Class<?>[]::new);
    try {
      if (wanted.length > 0) {
        instrumentation.retransformClasses(wanted);
      }
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      Console.tell("classes that were loaded before the attach are not woven: " + e);
    }
    open();
  }

  private void prepareBooks() {
    try {
      prepared.complete(new Books(config));
    } catch (RuntimeException | LinkageError e) {
      prepared.completeExceptionally(e);
      return;
    }
    Rehearsal.perform();
  }

  /**
   * Opens the books as soon as they are prepared. The wait is for a thread that needs nothing of
   * the application's; it lasts milliseconds, on a host without a free CPU longer, but not for
   * ever: what is called before the books are open is not booked.
   */
  private void open() {
    wanted.complete(null);
    try {
      opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      Console.tell("the books open late, calls before that are not booked");
    } catch (ExecutionException e) {
      Console.tell("the books cannot be opened, nothing is measured: " + e.getCause());
    }
  }
}
