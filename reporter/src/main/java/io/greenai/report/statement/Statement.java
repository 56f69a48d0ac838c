package io.greenai.report.statement;

import io.greenai.report.csv.CsvException;
import io.greenai.report.csv.CsvRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A form in which providers state things. */
enum Statement {
  /**
   * The carbon emissions table of AWS Data Exports: one row per account, product, region and month,
   * in tonnes.
   */
  AWS_CARBON("AWS carbon emissions export") {
    @Override
    Set<String> columns() {
      return Set.of(
          "usage_period_start",
          "usage_period_end",
          "total_lbm_emissions_unit",
          "total_lbm_emissions_value",
          "total_mbm_emissions_unit",
          "total_mbm_emissions_value",
          "model_version");
    }

    @Override
    Optional<DatedStatement> read(CsvRow row) throws CsvException {
      return Optional.of(AwsCarbon.read(row));
    }
  },

  /** Cost and usage as the FinOps Open Cost and Usage Specification has it, from 1.0. */
  FOCUS("FOCUS cost and usage") {
    @Override
    Set<String> columns() {
      return Set.of(
          "ChargePeriodStart",
          "ChargePeriodEnd",
          "ChargeCategory",
          "ServiceCategory",
          "ConsumedQuantity",
          "ConsumedUnit",
          "RegionId");
    }

    @Override
    Optional<DatedStatement> read(CsvRow row) throws CsvException {
      return FocusUsage.read(row);
    }
  };

  private final String title;

  Statement(String title) {
    this.title = title;
  }

  /** The form whose columns these are. */
  static Optional<Statement> of(List<String> columns) {
    for (Statement form : values()) {
      if (columns.containsAll(form.columns())) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  String title() {
    return title;
  }

  /** The columns that a file must have to be of this form. */
  abstract Set<String> columns();

  /** What a row states; nothing where it is about something else. */
  abstract Optional<DatedStatement> read(CsvRow row) throws CsvException;
}
