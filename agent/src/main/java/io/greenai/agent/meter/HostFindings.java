package io.greenai.agent.meter;

import io.greenai.agent.cpu.CallerTid;
import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.agent.cpu.JavaThreadClocks;
import io.greenai.agent.cpu.ProcessCpuClock;
import io.greenai.agent.cpu.TaskClocks;
import io.greenai.agent.cpu.TaskLookup;
import io.greenai.agent.cpu.TaskSnapshot;
import io.greenai.agent.cpu.ThreadTag;
import io.greenai.ledger.Hardware;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * What this host lets the agent see, each finding with its remedy. Opens and closes all that it
 * looks at; takes seconds where meters are slow or fail, usually milliseconds.
 */
public final class HostFindings {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final List<Finding> findings = new ArrayList<>();

  private HostFindings() {}

  /** Looks at this host with these settings. Never throws. */
  public static List<Finding> of(MeterSettings settings, BiConsumer<String, Runnable> background) {
    HostFindings host = new HostFindings();
    host.hardware();
    MeterSite site = MeterSite.ofThisHost(settings, background);
    try (HostCpuClock clock = site.hostCpu()) {
      host.meters(site);
      host.clocks(clock);
    }
    host.hiddenProcesses();
    host.threads();
    host.tags();
    host.javaThreads();
    host.flightRecorder();
    host.oshi();
    return List.copyOf(host.findings);
  }

  private void hardware() {
    Hardware hardware = HardwareInventory.read();
    String below =
        hardware.virtualMachine().isEmpty() ? "bare metal" : "on " + hardware.virtualMachine();
    good(
        "hardware",
        hardware.cpuModel() + ", " + hardware.logicalCpus() + " hardware threads, " + below);
    ContainerLimits limits = ContainerLimits.read();
    good(
        "container",
        "CPU limit "
            + (limits.cpuQuotaMillis() == null ? "none" : limits.cpuQuotaMillis() + " milli-CPUs")
            + ", memory limit "
            + (limits.memoryBytes() == null ? "none" : limits.memoryBytes() + " bytes"));
  }

  private void meters(MeterSite site) {
    try (MeterSet meters = MeterDiscovery.open(site)) {
      meters.looked().forEach(looked -> good("meter source", looked));
      for (Meter meter : meters.meters()) {
        meter(meter, "");
      }
      meters.standIns().values().stream()
          .flatMap(List::stream)
          .flatMap(List::stream)
          .forEach(meter -> meter(meter, " stands in"));
      meters.notes().forEach(note -> bad("meter", note));
      IdlePower.all(site.settings(), meters)
          .forEach(
              (of, power) ->
                  power
                      .current()
                      .ifPresent(
                          idle ->
                              good(
                                  "idle power",
                                  of + " " + idle.milliwatts() + " mW, " + idle.source())));
    }
  }

  private void meter(Meter meter, String role) {
    MeterDeclaration declared = meter.declaration();
    String text =
        declared.id()
            + role
            + " ("
            + declared.domain().id()
            + ", "
            + declared.role().id()
            + ", "
            + declared.boundary().id()
            + ", "
            + declared.quality().id()
            + ", standard uncertainty "
            + declared.uncertaintyPpm() / 10_000
            + " %), "
            + declared.source();
    try {
      readPatiently(meter);
      good("meter", text);
    } catch (MeterException e) {
      if (e instanceof NothingToTell && declared.role() == MeterRole.WHOLE) {
        good("meter", text + "; for now " + e.getMessage());
        return;
      }
      bad(
          "meter",
          e.getMessage() + (e.getCause() == null ? "" : "; look at the permissions of its source"));
    }
  }

  /** Meters that are read on a thread of their own may need a moment for the first answer. */
  private static void readPatiently(Meter meter) throws MeterException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        meter.readMicrojoules();
        return;
      } catch (MeterException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      LockSupport.parkNanos(PATIENCE_NANOS / 20);
    }
  }

  private void clocks(HostCpuClock host) {
    try (ProcessCpuClock process = ProcessCpuClock.open()) {
      long busySeconds = host.busyNanos() / 1_000_000_000;
      process.cpuNanos();
      if (host.seesWholeHost()) {
        good(
            "clocks",
            "of host and process are readable, host busy "
                + busySeconds
                + " s on "
                + host.cpus()
                + " CPUs");
      } else {
        bad(
            "clocks",
            "the CPU time of this container alone can be seen, so that what others use is booked to"
                + " this process; mount the host's /proc/stat, or run a kernel with"
                + " /proc/schedstat");
      }
    } catch (IOException e) {
      bad("clocks", e + ": mount /proc; without it no energy can be shared out");
    }
  }

  /** {@code hidepid} hides other processes; ours and the host's totals stay readable. */
  private void hiddenProcesses() {
    try {
      boolean hidden =
          Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
              .anyMatch(line -> line.contains(" - proc ") && line.matches(".*hidepid=[^0].*"));
      good(
          "/proc",
          hidden
              ? "is mounted with hidepid, which hides other processes and nothing that we read"
              : "shows all processes");
    } catch (IOException e) {
      bad("/proc", e + ": mount /proc; without it no energy can be shared out");
    }
  }

  private void threads() {
    try (TaskClocks clocks = TaskClocks.ofThisProcess()) {
      TaskSnapshot snapshot = clocks.sample();
      if (snapshot.available()) {
        good("threads", snapshot.tasks().size() + " threads of this process have readable clocks");
      } else {
        bad("threads", snapshot.unavailable() + "; native threads go to jvm.other until then");
      }
    }
  }

  private void tags() {
    ThreadTag.Token token = ThreadTag.begin(ThreadTag.of(0));
    boolean worn = token.worn() && TaskLookup.comm(CallerTid.current()).equals(ThreadTag.of(0));
    ThreadTag.end(token);
    if (worn) {
      good("thread names", "can be written, so native pools are told apart exactly");
    } else {
      bad(
          "thread names",
          "cannot be written; mount /proc read-write for the process itself, or native pools are"
              + " shared out by the time that models were in calls");
    }
  }

  private void javaThreads() {
    if (JavaThreadClocks.ofThisVm().read().isPresent()) {
      good("Java threads", "have readable CPU clocks");
    } else {
      bad(
          "Java threads",
          "have no readable CPU clocks; add the module java.management to the runtime image");
    }
  }

  private void flightRecorder() {
    boolean there = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
    good(
        "JFR",
        there
            ? "is there; it is asked only where clocks do not tell threads apart"
            : "is not in this runtime; it is needed only where clocks do not tell threads apart");
  }

  private void oshi() {
    if (HardwareInventory.oshi().isPresent()) {
      good("OSHI", "works here; it is asked only for what /proc leaves open");
    } else {
      good("OSHI", "does not work here; it is needed only for what /proc leaves open");
    }
  }

  private void good(String subject, String text) {
    findings.add(new Finding(true, subject, text));
  }

  private void bad(String subject, String text) {
    findings.add(new Finding(false, subject, text));
  }
}
