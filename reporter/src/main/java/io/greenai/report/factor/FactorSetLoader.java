package io.greenai.report.factor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the factor set that travels inside this program, and the user's own packs over it. */
public final class FactorSetLoader {
  private static final String ID = "greenai-factors-2026.11";

  private FactorSetLoader() {}

  /**
   * The bundled set.
   *
   * @throws FactorSetException where a table is missing, malformed or not the one that the manifest
   *     pins
   */
  public static FactorSet bundled() {
    FactorFiles files = new FactorFiles.Bundled();
    return set(
        ID,
        FactorTables.sha256(FactorTables.manifest(files)),
        List.of(FactorTables.read(files, true)));
  }

  /**
   * The bundled set under packs of the user's own: where two have a row for a place and year, the
   * pack named last wins. A pack's manifest may leave hashes blank; the set's hash covers its
   * tables all the same.
   *
   * @param packs folders with a {@code manifest.csv} and the tables that it names
   * @throws FactorSetException with file and line where anything in a pack is wrong
   */
  public static FactorSet withPacks(List<Path> packs) {
    FactorSet bundled = bundled();
    if (packs.isEmpty()) {
      return bundled;
    }
    List<Map<TableManifest, List<FactorRow>>> sources = new ArrayList<>();
    StringBuilder id = new StringBuilder(ID);
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    hashes.writeBytes(bundled.sha256().getBytes(StandardCharsets.US_ASCII));
    for (Path pack : packs) {
      FactorFiles files = new FactorFiles.Folder(pack);
      Map<TableManifest, List<FactorRow>> tables = FactorTables.read(files, false);
      sources.add(0, tables);
      id.append(" + ").append(pack.toAbsolutePath().normalize().getFileName());
      hashes.writeBytes(FactorTables.manifest(files));
      tables
          .keySet()
          .forEach(table -> hashes.writeBytes(table.sha256().getBytes(StandardCharsets.US_ASCII)));
    }
    sources.add(FactorTables.read(new FactorFiles.Bundled(), true));
    return set(id.toString(), FactorTables.sha256(hashes.toByteArray()), sources);
  }

  private static FactorSet set(
      String id, String sha256, List<Map<TableManifest, List<FactorRow>>> sources) {
    List<TableManifest> tables = new ArrayList<>();
    Map<String, FactorRow> rows = new TreeMap<>();
    for (Map<TableManifest, List<FactorRow>> source : sources) {
      source.forEach(
          (table, ofTable) -> {
            if (tables.stream().anyMatch(other -> other.id().equals(table.id()))) {
              throw new FactorSetException(
                  "table '" + table.id() + "'", "is there twice; give one another id");
            }
            tables.add(table);
            ofTable.forEach(row -> rows.put(row.id(), row));
          });
    }
    return new FactorSet(id, sha256, tables, new TreeMap<>(rows));
  }
}
