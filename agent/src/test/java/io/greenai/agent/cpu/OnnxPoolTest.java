package io.greenai.agent.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real pools of ONNX Runtime, told apart by the tag of the thread that created them. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class OnnxPoolTest {
  private static final int SIZE = 256;
  private static final int INTRA = 3;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  @Test
  void poolsCreatedAtOnceFromManyThreadsAreToldApartExactly() throws Exception {
    byte[] model = SquareOnnx.model(SIZE);
    AtomicBoolean stop = new AtomicBoolean();
    Thread noise = new Thread(() -> startThreadsUntil(stop), "noise");
    noise.start();
    ExecutorService creators = Executors.newFixedThreadPool(4);
    List<OrtSession> sessions = new ArrayList<>();
    try {
      List<Future<OrtSession>> creating = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String tag = ThreadTag.of(1000 + i);
        creating.add(creators.submit(() -> create(model, tag)));
      }
      for (Future<OrtSession> session : creating) {
        sessions.add(session.get());
      }
      for (int i = 0; i < sessions.size(); i++) {
        assertThat(ThreadTag.workersOf(ThreadTag.of(1000 + i))).hasSize(INTRA - 1);
      }
    } finally {
      stop.set(true);
      noise.join();
      creators.shutdown();
      for (OrtSession session : sessions) {
        session.close();
      }
    }
  }

  @Test
  void onlyTheRunningSessionsWorkersBurnAndTheirLastReadingSurvivesTheirEnd() throws Exception {
    byte[] model = SquareOnnx.model(SIZE);
    OrtSession busy = create(model, "gai~busy");
    try (OrtSession idle = create(model, "gai~idle");
        TaskClocks clocks = TaskClocks.ofThisProcess()) {
      awaitRest(clocks, "gai~busy", "gai~idle");
      run(200, busy);

      Map<String, Long> burnt = cpuByName(clocks);
      assertThat(burnt.get("gai~busy")).isGreaterThan(5_000_000);
      assertThat(burnt.get("gai~idle")).isLessThan(burnt.get("gai~busy") / 20);

      run(200, busy);
      int[] workers = ThreadTag.workersOf("gai~busy");
      clocks.recordFinal("gai~busy", workers);
      busy.close();
      while (ThreadTag.workersOf("gai~busy").length > 0) {
        Thread.sleep(1);
      }

      assertThat(cpuByName(clocks).get("gai~busy")).isGreaterThan(5_000_000);
      assertThat(ThreadTag.workersOf("gai~idle")).hasSize(INTRA - 1);
      assertThat(idle.getNumInputs()).isEqualTo(1);
    }
  }

  private OrtSession create(byte[] model, String tag) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(INTRA);
      ThreadTag.Token token = ThreadTag.begin(tag);
      try {
        return environment.createSession(model, options);
      } finally {
        ThreadTag.end(token);
      }
    }
  }

  /** New workers spin for a while before they sleep. */
  private static void awaitRest(TaskClocks clocks, String... names) throws InterruptedException {
    Map<String, Long> burnt;
    do {
      cpuByName(clocks);
      Thread.sleep(100);
      burnt = cpuByName(clocks);
    } while (Stream.of(names).mapToLong(burnt::get).sum() > 0);
  }

  private void run(int times, OrtSession session) throws OrtException {
    FloatBuffer data = FloatBuffer.allocate(SIZE * SIZE);
    for (int i = 0; i < times; i++) {
      try (OnnxTensor x = OnnxTensor.createTensor(environment, data, new long[] {SIZE, SIZE});
          OrtSession.Result result = session.run(Map.of("x", x))) {
        assertThat(result.size()).isEqualTo(1);
      }
    }
  }

  private static Map<String, Long> cpuByName(TaskClocks clocks) {
    Map<String, Long> burnt = new HashMap<>();
    clocks.sample().tasks().forEach(t -> burnt.merge(t.comm(), t.cpuNanos(), Long::sum));
    return burnt;
  }

  private static void startThreadsUntil(AtomicBoolean stop) {
    while (!stop.get()) {
      Thread brief = new Thread(() -> TaskClocksTest.burn(1_000_000));
      brief.start();
      try {
        brief.join();
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
