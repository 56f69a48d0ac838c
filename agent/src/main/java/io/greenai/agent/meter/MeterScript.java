package io.greenai.agent.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A scripted meter file; docs/operations.md, "Scripted meters", tells its form.
 *
 * @param epoch where second 0 lies
 * @param meters in the order of the file, at least one
 */
record MeterScript(ScriptEpoch epoch, List<ScriptedMeter.Script> meters) {
  /**
   * Reads a file.
   *
   * @throws MeterException where it is not readable, or with file:line where it is wrong
   */
  static MeterScript read(Path file) throws MeterException {
    try {
      return new MeterScriptParser(file).parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new MeterException(
          "cannot read the scripted meter file " + file + " (" + e + "); check meter=scripted:FILE",
          e);
    }
  }

  /** Opens all meters of the script on one clock. */
  List<Meter> open() {
    LongSupplier clock = epoch.clock();
    return meters.stream().<Meter>map(script -> new ScriptedMeter(script, clock)).toList();
  }
}
