package io.greenai.report.statement;

import io.greenai.report.csv.CsvException;
import io.greenai.report.csv.CsvRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Hours of virtual machines in FOCUS rows; rows about anything else state nothing. */
final class FocusUsage {
  private static final Map<String, BigDecimal> HOURS =
      Map.of(
          "seconds",
          BigDecimal.ONE.divide(BigDecimal.valueOf(3600), MathContext.DECIMAL128),
          "minutes",
          BigDecimal.ONE.divide(BigDecimal.valueOf(60), MathContext.DECIMAL128),
          "hours",
          BigDecimal.ONE,
          "hrs",
          BigDecimal.ONE,
          "hour",
          BigDecimal.ONE,
          "days",
          BigDecimal.valueOf(24));

  /** Its hours are those of cores and bytes, which tell nothing of machines. */
  private static final String BILLS_BY_CORE = "gcp";

  private FocusUsage() {}

  static Optional<DatedStatement> read(CsvRow row) throws CsvException {
    if (!isMachine(row) || row.optional("ConsumedQuantity").isEmpty()) {
      return Optional.empty();
    }
    String provider = provider(row);
    BigDecimal hours = HOURS.get(row.text("ConsumedUnit").toLowerCase(Locale.ROOT));
    if (hours == null || provider.equals(BILLS_BY_CORE)) {
      return Optional.empty();
    }
    Instant start = row.instant("ChargePeriodStart");
    Instant end = row.instant("ChargePeriodEnd");
    if (!start.isBefore(end)) {
      throw row.problem("ChargePeriodEnd", "is not after ChargePeriodStart");
    }
    return Optional.of(
        DatedStatement.between(
            start,
            end,
            new RegionStatement(
                provider,
                row.text("RegionId").toLowerCase(Locale.ROOT),
                Optional.empty(),
                Optional.empty(),
                Optional.of(row.amount("ConsumedQuantity").multiply(hours, MathContext.DECIMAL128)),
                new TreeSet<>(Set.of(Statement.FOCUS.title())))));
  }

  /** From 1.1 on a subcategory tells machines from containers and functions. */
  private static boolean isMachine(CsvRow row) {
    return row.optional("ChargeCategory").filter("Usage"::equals).isPresent()
        && row.optional("ServiceCategory").filter("Compute"::equals).isPresent()
        && row.optional("ServiceSubcategory").map("Virtual Machines"::equals).orElse(true);
  }

  /** {@code ServiceProviderName} from 1.3 on, {@code ProviderName} before. */
  private static String provider(CsvRow row) throws CsvException {
    String name =
        row.optional("ServiceProviderName")
            .or(() -> row.optional("ProviderName"))
            .orElseThrow(
                () ->
                    new CsvException(
                        row.where(), "has neither a ServiceProviderName nor a ProviderName"));
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("amazon") || lower.equals("aws")) {
      return "aws";
    }
    if (lower.contains("microsoft") || lower.contains("azure")) {
      return "azure";
    }
    return lower.contains("google") ? "gcp" : lower;
  }
}
