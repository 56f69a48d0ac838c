package io.greenai.agent.runtime;

import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent, awake. Weaves classes as they load; the first one opens the books.
 *
 * <p>{@link #transform} runs on the application's threads in the middle of class loading: it takes
 * no lock that anything else holds for long, and starts everything else on threads of its own.
 */
final class AgentCore implements ClassFileTransformer, Consumer<String> {

  /** What the application waits for the books, over all of its classes. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Weaver weaver;
  private final AgentConfig config;
  private final Instrumentation instrumentation;
  private final Opening<Books> books = new Opening<>(Books::open, Console::tell, PATIENCE_NANOS);

  private AgentCore(AgentConfig config, Instrumentation instrumentation) {
    this.config = config;
    this.weaver = new Weaver(config.methods(), Console::tell);
    this.instrumentation = instrumentation;
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
      core.books.want();
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
        books.want();
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
    Books open = books.open();
    if (open == null) {
      Console.tell("nothing to do for '" + command + "': no model has been seen yet");
      return;
    }
    switch (command) {
      case "command=pause" -> open.pause();
      case "command=resume" -> open.resume();
      default -> Console.tell("attached already; nothing to do for '" + command + "'");
    }
  }

  /** After an attach to a running application. */
  private void weaveLoaded() {
    new LoadedClasses(instrumentation, Console::tell)
        .transform(name -> weaver.wants(name.replace('.', '/')));
    books.want();
  }

  private void prepareBooks() {
    if (books.prepare(() -> new Books(config))) {
      Rehearsal.perform();
    }
  }
}
