package io.greenai.report.render;

import static io.greenai.report.render.Csv.text;
import static java.util.stream.Collectors.toMap;

import io.greenai.report.disclose.model.Evidence;
import io.greenai.report.disclose.model.Evidence.LedgerFile;
import io.greenai.report.disclose.model.Evidence.Run;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The manifest of the ledgers behind a report: one line per file, with the run that it is of. */
final class LedgersCsv {
  private static final String HEAD =
      "run,service,host,run_head,end,file,lines,bytes,sha256,file_head,tail";

  private LedgersCsv() {}

  static byte[] of(Evidence evidence) {
    Map<String, Run> runs = evidence.runs().stream().collect(toMap(Run::id, Function.identity()));
    return Csv.file(
        HEAD,
        evidence.files().stream()
            .map(file -> line(file, Optional.ofNullable(runs.get(file.run())))));
  }

  private static String line(LedgerFile file, Optional<Run> run) {
    return String.join(
        ",",
        text(file.run()),
        text(run.map(Run::service).orElse("")),
        text(run.map(Run::host).orElse("")),
        run.map(Run::head).orElse(""),
        text(run.map(Run::end).orElse("")),
        text(file.path()),
        Long.toString(file.lines()),
        Long.toString(file.bytes()),
        file.sha256(),
        file.head(),
        file.torn() ? "torn" : "whole");
  }
}
