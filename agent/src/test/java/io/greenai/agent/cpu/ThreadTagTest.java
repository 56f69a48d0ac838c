package io.greenai.agent.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Account;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadTagTest {
  @Test
  void tagsFitIntoAThreadsName() {
    assertThat(ThreadTag.of(0)).isEqualTo("gai~0");
    assertThat(ThreadTag.of(131_621_703_842_267_135L)).isEqualTo("gai~zzzzzzzzzzz");
    assertThatThrownBy(() -> ThreadTag.of(131_621_703_842_267_136L))
        .hasMessage("tag id 131621703842267136 is not between 0 and 36^11 - 1");
    assertThatThrownBy(() -> ThreadTag.of(-1))
        .hasMessage("tag id -1 is not between 0 and 36^11 - 1");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theThreadWearsTheTagAndGetsItsNameBack() throws Exception {
    List<String> names = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              int tid = CallerTid.current();
              names.add(TaskLookup.comm(tid));
              ThreadTag.Token outer = ThreadTag.begin("gai~outer");
              ThreadTag.Token inner = ThreadTag.begin("gai~inner");
              names.add(TaskLookup.comm(tid));
              assertThat(ThreadTag.workersOf("gai~inner")).containsExactly(tid);
              ThreadTag.end(inner);
              names.add(TaskLookup.comm(tid));
              ThreadTag.end(outer);
              names.add(TaskLookup.comm(tid));
            },
            "http-nio-8080-exec-1");

    caller.start();
    caller.join();

    assertThat(names)
        .containsExactly("http-nio-8080-e", "gai~inner", "gai~outer", "http-nio-8080-e");
  }

  @ParameterizedTest
  @CsvSource({
    "GC Thread#3, JVM_GC",
    "G1 Main Marker, JVM_GC",
    "G1 Conc#0, JVM_GC",
    "G1 Refine#0, JVM_GC",
    "G1 Service, JVM_GC",
    "ZWorkerYoung#0, JVM_GC",
    "ZDriverMajor, JVM_GC",
    "XWorker#0, JVM_GC",
    "Shenandoah GC T, JVM_GC",
    "C1 CompilerThre, JVM_JIT",
    "C2 CompilerThre, JVM_JIT",
    "JVMCI CompilerT, JVM_JIT",
    "greenai-sampler, JVM_AGENT",
    "JFR Recorder Th, JVM_AGENT",
    "JFR Thread Samp, JVM_AGENT",
    "VM Thread, JVM_OTHER",
    "VM Periodic Tas, JVM_OTHER",
    "java, JVM_OTHER",
    "pool-1-thread-1, JVM_OTHER",
  })
  void threadsOfTheVirtualMachineAreKnownByName(String comm, Account account) {
    assertThat(ThreadKind.of(comm).account(true, true)).isEqualTo(account);
  }

  @Test
  void threadsOfJfrWorkForWhoeverRecords() {
    assertThat(ThreadKind.of("JFR Periodic Ta").account(true, false)).isEqualTo(Account.JVM_OTHER);
  }

  @Test
  void theSerialCollectorWorksOnTheVmThread() {
    assertThat(ThreadKind.of("VM Thread").account(false, true)).isEqualTo(Account.JVM_GC);
  }
}
