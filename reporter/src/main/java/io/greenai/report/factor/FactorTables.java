package io.greenai.report.factor;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a manifest and the tables that it names, and holds each table to its hash and ranges. */
final class FactorTables {
  private static final String MANIFEST = "manifest.csv";
  private static final String WITHOUT_GWP =
      "id,title,publisher,licence,quantity,vintage,boundary,delivery,mix,gases,unit,redistribution,"
          + "publishedAt,url,sha256";
  private static final List<String> MANIFEST_HEADERS =
      List.of(WITHOUT_GWP.replace(",gases,", ",gases,gwp,"), WITHOUT_GWP);
  private static final String NOT_STATED = "not stated";
  private static final List<String> TABLE_HEADERS =
      List.of("key,value,year,source", "key,value,low,high,year,source");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
  private static final Predicate<String> WHOLE_OR_PART_OF_A_DATE =
      Pattern.compile("\\d{4}(-\\d\\d){0,2}").asMatchPredicate();

  private final FactorFiles files;
  private final boolean pinned;

  private FactorTables(FactorFiles files, boolean pinned) {
    this.files = files;
    this.pinned = pinned;
  }

  /**
   * Tables in the order of their manifest, each with its rows.
   *
   * @param pinned whether every table's hash must be in the manifest
   * @throws FactorSetException where anything is wrong
   */
  static Map<TableManifest, List<FactorRow>> read(FactorFiles files, boolean pinned) {
    return new FactorTables(files, pinned).read();
  }

  /** The hash of a pack's manifest, or of any other bytes, in hex. */
  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  static byte[] manifest(FactorFiles files) {
    return files.bytes(MANIFEST);
  }

  private Map<TableManifest, List<FactorRow>> read() {
    Map<TableManifest, List<FactorRow>> tables = new LinkedHashMap<>();
    for (CsvLine line : CsvLine.all(files.name(MANIFEST), manifest(files), MANIFEST_HEADERS)) {
      String file = id(line) + ".csv";
      byte[] content = files.bytes(file);
      TableManifest table = table(line, hash(line, file, content));
      tables.put(table, rows(table, file, content));
    }
    return tables;
  }

  private static String id(CsvLine line) {
    String id = line.required("id");
    if (!ID.matcher(id).matches()) {
      throw line.problem("id", "is '" + id + "'; write lower case, digits and single dashes");
    }
    return id;
  }

  private String hash(CsvLine line, String file, byte[] content) {
    String stated = line.get("sha256");
    String actual = sha256(content);
    if (stated.equals(actual) || (stated.isEmpty() && !pinned)) {
      return actual;
    }
    throw new FactorSetException(
        files.name(file),
        "has the hash "
            + actual
            + ", not the '"
            + stated
            + "' of the manifest; "
            + (pinned ? "reinstall the reporter" : "find out who changed it, then correct one"));
  }

  private static TableManifest table(CsvLine line, String sha256) {
    Quantity quantity = line.constant("quantity", Quantity.class);
    if (!line.get("unit").equals(quantity.unit())) {
      throw line.problem(
          "unit",
          "is '"
              + line.get("unit")
              + "'; a "
              + quantity.id()
              + " is in "
              + quantity.unit()
              + " and nothing else");
    }
    FactorBoundary boundary = line.constant("boundary", FactorBoundary.class);
    boolean emissions = quantity == Quantity.GRID_INTENSITY;
    if (emissions && boundary == FactorBoundary.NONE) {
      throw line.problem("boundary", "is 'none'; where a source does not say, write 'lifecycle'");
    }
    String published = line.required("publishedAt");
    if (!WHOLE_OR_PART_OF_A_DATE.test(published)) {
      throw line.problem(
          "publishedAt", "is '" + published + "'; write a year, month or day such as 2025-06");
    }
    return new TableManifest(
        line.get("id"),
        line.required("title"),
        line.required("publisher"),
        line.required("licence"),
        quantity,
        line.required("vintage"),
        boundary,
        line.constant("delivery", Delivery.class),
        line.constant("mix", ElectricityMix.class),
        line.required("gases"),
        line.has("gwp") ? line.required("gwp") : NOT_STATED,
        line.constant("redistribution", Redistribution.class),
        published,
        line.required("url"),
        sha256);
  }

  private List<FactorRow> rows(TableManifest table, String file, byte[] content) {
    List<FactorRow> rows = new ArrayList<>();
    Map<String, String> seen = new LinkedHashMap<>();
    for (CsvLine line : CsvLine.all(files.name(file), content, TABLE_HEADERS)) {
      String key = line.required("key");
      String year = line.required("year");
      if (!YEAR.matcher(year).matches()) {
        throw line.problem("year", "is '" + year + "'; write one from 1900 to 2099");
      }
      String before = seen.putIfAbsent(key + "/" + year, line.where());
      if (before != null) {
        throw line.problem(
            "key", "is '" + key + "' for " + year + " again, after " + before + "; keep one");
      }
      String value = checked(table, line, "value", line.get("value"));
      if (!value.isEmpty()) {
        rows.add(
            new FactorRow(
                table,
                key,
                value,
                range(table, line),
                Integer.parseInt(year),
                line.required("source")));
      }
    }
    return rows;
  }

  private static Optional<ValueRange> range(TableManifest table, CsvLine line) {
    if (!line.has("low") || (line.get("low") + line.get("high")).isEmpty()) {
      return Optional.empty();
    }
    BigDecimal low = new BigDecimal(checked(table, line, "low", line.required("low")));
    BigDecimal high = new BigDecimal(checked(table, line, "high", line.required("high")));
    BigDecimal value = new BigDecimal(line.get("value"));
    if (low.compareTo(value) > 0 || high.compareTo(value) < 0) {
      throw line.problem(
          "value",
          "is " + value + ", outside its own range from " + low + " to " + high + "; correct one");
    }
    return Optional.of(new ValueRange(low, high));
  }

  /** Blank says that the publisher does not know, and stays so. */
  private static String checked(TableManifest table, CsvLine line, String column, String text) {
    if (!text.isEmpty()) {
      table
          .quantity()
          .problem(text)
          .ifPresent(
              problem -> {
                throw line.problem(column, problem);
              });
    }
    return text;
  }
}
