package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.security.ProtectionDomain;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ThreadsTest {
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void letThemEnd() {
    end.countDown();
  }

  @Test
  void aThreadCarriesNothingOfItsCreators() throws InterruptedException {
    Thread[] created = new Thread[1];
    Thread creator =
        new Thread(
            new ThreadGroup("application's"),
            () -> created[0] = Threads.start("greenai-x", this::untilTheEnd));
    creator.setContextClassLoader(new ClassLoader() {});
    creator.start();
    creator.join();

    assertThat(created[0].isDaemon()).isTrue();
    assertThat(created[0].getContextClassLoader()).isNull();
    assertThat(created[0].getThreadGroup().getParent()).isNull();
  }

  @Test
  @Timeout(30)
  void anApplicationOnWhoseThreadItWasCreatedCanBeUnloaded() throws Exception {
    Thread[] created = new Thread[1];

    WeakReference<ClassLoader> application =
        startFromAnApplication(
            ignored -> created[0] = Threads.start("greenai-x", this::untilTheEnd));
    while (application.get() != null) {
      System.gc();
      Thread.sleep(10);
    }

    assertThat(created[0].isAlive()).isTrue();
  }

  @Test
  void whatItThrowsEndsItAlone() throws InterruptedException {
    Thread thread =
        Threads.start(
            "greenai-x",
            () -> {
              throw new IllegalStateException("of ThreadsTest");
            });

    thread.join();

    assertThat(thread.isAlive()).isFalse();
  }

  private void untilTheEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The application's class is a caller of {@code start}, with a loader and a domain of its own.
   */
  private static WeakReference<ClassLoader> startFromAnApplication(Consumer<Object> start)
      throws Exception {
    ClassLoader loader = new ApplicationLoader();
    Class<?> type = loader.loadClass(Application.class.getName());
    assertThat(type.getClassLoader()).isSameAs(loader);
    Object application = type.getDeclaredConstructor().newInstance();
    type.getMethod("accept", Object.class).invoke(application, start);
    return new WeakReference<>(loader);
  }

  /** Loaded by {@link ApplicationLoader}. */
  public static final class Application implements Consumer<Object> {
    @Override
    @SuppressWarnings("unchecked")
    public void accept(Object start) {
      ((Consumer<Object>) start).accept(this);
    }
  }

  private static final class ApplicationLoader extends ClassLoader {
    ApplicationLoader() {
      super(ThreadsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Application.class.getName())) {
        return super.loadClass(name, resolve);
      }
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = ThreadsTest.class.getClassLoader().getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        ProtectionDomain domain = new ProtectionDomain(null, null, this, null);
        return defineClass(name, bytes, 0, bytes.length, domain);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
