package io.greenai.report.factor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the factor set that travels inside this program, and holds every table to its hash. */
public final class FactorSetLoader {
  private static final String ID = "greenai-factors-2026.11";
  private static final String MANIFEST = "manifest";
  private static final String MANIFEST_HEADER =
      "id,title,publisher,licence,vintage,boundary,delivery,mix,gases,unit,redistribution,url,sha256";
  private static final String TABLE_HEADER = "key,value,year,source";

  private static final Map<String, FactorBoundary> BOUNDARIES =
      Stream.of(FactorBoundary.values())
          .collect(Collectors.toUnmodifiableMap(FactorBoundary::id, Function.identity()));

  private FactorSetLoader() {}

  /**
   * The bundled set.
   *
   * @throws FactorSetException where a table is missing, malformed or not the one that the manifest
   *     pins
   */
  public static FactorSet bundled() {
    byte[] manifest = bytes(MANIFEST);
    List<TableManifest> tables =
        lines(MANIFEST, manifest, MANIFEST_HEADER).stream().map(FactorSetLoader::table).toList();
    Map<String, FactorRow> rows = new TreeMap<>();
    for (TableManifest table : tables) {
      for (FactorRow row : rows(table)) {
        if (rows.put(row.id(), row) != null) {
          throw new FactorSetException("Factor " + row.id() + " is there twice");
        }
      }
    }
    return new FactorSet(ID, sha256(manifest), tables, new TreeMap<>(rows));
  }

  private static TableManifest table(String[] f) {
    FactorBoundary boundary = BOUNDARIES.get(f[5]);
    if (boundary == null) {
      throw new FactorSetException("Factor table " + f[0] + " has the boundary '" + f[5] + "'");
    }
    return new TableManifest(
        f[0], f[1], f[2], f[3], f[4], boundary, f[6], f[7], f[8], f[9], f[10], f[11], f[12]);
  }

  private static List<FactorRow> rows(TableManifest table) {
    byte[] content = bytes(table.id());
    String actual = sha256(content);
    if (!actual.equals(table.sha256())) {
      throw new FactorSetException(
          "Factor table "
              + table.id()
              + " has the hash "
              + actual
              + ", not the "
              + table.sha256()
              + " of the manifest; reinstall the reporter");
    }
    return lines(table.id(), content, TABLE_HEADER).stream()
        .map(f -> new FactorRow(table, f[0], f[1], Integer.parseInt(f[2]), f[3]))
        .toList();
  }

  /** The fields of all lines below the header. Tables hold no quotes and no commas in fields. */
  private static List<String[]> lines(String name, byte[] content, String header) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(header)) {
      throw new FactorSetException("Factor table " + name + " does not start with " + header);
    }
    int columns = header.split(",", -1).length;
    List<String[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      if (fields.length != columns) {
        throw new FactorSetException(
            "Factor table " + name + " has a line of " + fields.length + " fields: " + line);
      }
      rows.add(fields);
    }
    return rows;
  }

  private static byte[] bytes(String name) {
    String resource = "/factors/" + name + ".csv";
    try (InputStream in = FactorSetLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FactorSetException("Factor table " + resource + " is missing from this program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new FactorSetException("Factor table " + resource + " cannot be read: " + e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
