package io.greenai.agent.runtime;

import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.meter.Finding;
import io.greenai.agent.meter.HostFindings;
import io.greenai.agent.weave.MethodModel;
import io.greenai.agent.weave.MethodName;
import io.greenai.ledger.LedgerWriterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What these settings on this host would let the agent do, each finding with its remedy. */
final class Doctor {
  private static final int FLOOR_PERCENT = LedgerWriterOptions.DEFAULTS.freeSpaceFloorPercent();

  private Doctor() {}

  static List<Finding> examine(AgentConfig config) {
    List<Finding> findings = new ArrayList<>();
    config.problems().forEach(problem -> findings.add(bad("configuration", problem)));
    config.methods().forEach(model -> findings.add(methods(model)));
    findings.addAll(HostFindings.of(SampleReader.settings(config), Threads::start));
    findings.add(ledger(config.ledgerDir().toAbsolutePath().normalize()));
    return findings;
  }

  /** Makes nothing: where the folder is not there yet, the one that it would be made in tells. */
  private static Finding ledger(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      return bad("ledger", there + " is no folder; give another ledger.dir than " + folder);
    }
    if (!Files.isWritable(there)) {
      return bad(
          "ledger",
          there
              + " cannot be written by this user; let it, or give another ledger.dir than "
              + folder);
    }
    long freePercent = there.toFile().getUsableSpace() / (there.toFile().getTotalSpace() / 100 + 1);
    if (freePercent < FLOOR_PERCENT) {
      return bad(
          "ledger",
          "the file system of "
              + there
              + " has "
              + freePercent
              + " % left, and below "
              + FLOOR_PERCENT
              + " % nothing is written; make room, or give another ledger.dir");
    }
    return new Finding(true, "ledger", "would be written below " + folder);
  }

  /** Whether the application has them shows when its classes load. */
  private static Finding methods(MethodModel model) {
    return new Finding(
        true,
        "models." + model.name(),
        model.methods().stream().map(MethodName::toString).collect(Collectors.joining(", "))
            + " would be woven as their classes load; what the application lacks is told a minute"
            + " after its start");
  }

  private static Finding bad(String subject, String text) {
    return new Finding(false, subject, text);
  }
}
