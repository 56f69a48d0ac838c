package io.greenai.report.statement;

import io.greenai.report.csv.CsvException;
import io.greenai.report.csv.CsvRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rows of the carbon emissions table of AWS Data Exports. */
final class AwsCarbon {
  private static final String TONNES = "MTCO2e";
  private static final String GLOBAL = "global";

  private AwsCarbon() {}

  static DatedStatement read(CsvRow row) throws CsvException {
    Instant start = row.instant("usage_period_start");
    Instant end = row.instant("usage_period_end");
    if (!start.isBefore(end)) {
      throw row.problem("usage_period_end", "is not after usage_period_start");
    }
    return DatedStatement.between(
        start,
        end,
        new RegionStatement(
            "aws",
            row.optional("region_code").orElse(GLOBAL),
            Optional.of(grams(row, "total_lbm_emissions")),
            Optional.of(grams(row, "total_mbm_emissions")),
            Optional.empty(),
            new TreeSet<>(
                Set.of(Statement.AWS_CARBON.title() + ", model " + row.text("model_version")))));
  }

  private static BigDecimal grams(CsvRow row, String column) throws CsvException {
    String unit = row.text(column + "_unit");
    if (!unit.equals(TONNES)) {
      throw row.problem(column + "_unit", "is '" + unit + "' where " + TONNES + " must be");
    }
    return row.amount(column + "_value").movePointRight(6);
  }
}
