package io.greenai.report.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.report.csv.CsvException;
import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderStatementsTest {
  private static final Period QUARTER =
      Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"), FiscalCalendar.calendarYears());

  /** Columns and forms of values as the AWS Data Exports user guide has them. */
  private static final String AWS =
      """
      last_refresh_timestamp,location,model_version,payer_account_id,product_code,region_code,\
      total_lbm_emissions_unit,total_lbm_emissions_value,total_mbm_emissions_unit,\
      total_mbm_emissions_value,usage_account_id,usage_period_end,usage_period_start
      2027-01-21 04:00:00Z,Europe (Frankfurt),v3.0.0,111122223333,AmazonEC2,eu-central-1,\
      MTCO2e,0.125,MTCO2e,0.0,111122223333,2026-11-01 00:00:00Z,2026-10-01 00:00:00Z
      2027-01-21 04:00:00Z,Europe (Frankfurt),v3.0.0,111122223333,AmazonS3,eu-central-1,\
      MTCO2e,2.5E-7,MTCO2e,0.0,111122223333,2026-12-31 23:59:59Z,2026-12-01 00:00:00Z
      2027-01-21 04:00:00Z,Global Services,v3.0.0,111122223333,AmazonCloudFront,,\
      MTCO2e,0.01,MTCO2e,0.01,111122223333,2026-12-01 00:00:00Z,2026-11-01 00:00:00Z
      2027-01-21 04:00:00Z,Europe (Frankfurt),v3.0.0,111122223333,AmazonEC2,eu-central-1,\
      MTCO2e,9,MTCO2e,9,111122223333,2026-10-01 00:00:00Z,2026-09-01 00:00:00Z
      """;

  private static final String FOCUS =
      """
      ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceCategory,ServiceSubcategory,\
      ConsumedQuantity,ConsumedUnit,RegionId,ProviderName,ResourceName
      2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,Usage,Compute,Virtual Machines,\
      24,Hours,eu-central-1,Amazon Web Services,"a name, with a comma"
      2026-10-02T00:00:00Z,2026-10-02T01:00:00Z,Usage,Compute,Virtual Machines,\
      1800,Seconds,eu-central-1,AWS,i-2
      2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,Usage,Compute,Serverless Compute,\
      999,Hours,eu-central-1,AWS,function
      2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,Usage,Storage,Object Storage,\
      999,Hours,eu-central-1,AWS,bucket
      2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,Purchase,Compute,Virtual Machines,\
      ,,eu-central-1,AWS,plan
      2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,Usage,Compute,Virtual Machines,\
      3.5,Hours,northeurope,Microsoft,vm
      2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,Usage,Compute,Virtual Machines,\
      7200,seconds,europe-west3,Google Cloud,core seconds
      2026-09-30T00:00:00Z,2026-10-02T00:00:00Z,Usage,Compute,Virtual Machines,\
      48,Hours,eu-central-1,AWS,i-1
      """;

  @TempDir private Path folder;

  @Test
  void tonnesOfAwsAreAddedUpByRegionOverTheMonthsOfThePeriod() throws IOException {
    write("aws.csv", AWS);

    ProviderStatements stated = ProviderStatements.read(folder, QUARTER);

    RegionStatement frankfurt = stated.of("aws", "eu-central-1").orElseThrow();
    assertThat(frankfurt.locationGrams().orElseThrow()).isEqualByComparingTo("125000.25");
    assertThat(frankfurt.marketGrams().orElseThrow()).isEqualByComparingTo("0");
    assertThat(frankfurt.machineHours()).isEmpty();
    assertThat(frankfurt.sources()).containsExactly("AWS carbon emissions export, model v3.0.0");
    assertThat(stated.of("aws", "global").orElseThrow().locationGrams().orElseThrow())
        .isEqualByComparingTo("10000");
  }

  @Test
  void hoursOfVirtualMachinesAreAddedUpAndNothingElse() throws IOException {
    write("focus.csv", FOCUS);

    ProviderStatements stated = ProviderStatements.read(folder, QUARTER);

    assertThat(hours(stated, "aws", "eu-central-1")).isEqualByComparingTo("24.5");
    assertThat(hours(stated, "azure", "northeurope")).isEqualByComparingTo("3.5");
    assertThat(stated.of("gcp", "europe-west3")).isEmpty();
    assertThat(stated.straddling()).isEqualTo(1);
  }

  @Test
  void bothFormsOfARegionAreOneStatementAndPackedFilesAreReadToo() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("focus.csv.gz")))) {
      out.write(FOCUS.getBytes(StandardCharsets.UTF_8));
    }
    write("aws.csv", AWS);
    write("notes.txt", "not a table");

    RegionStatement both =
        ProviderStatements.read(folder, QUARTER).of("aws", "eu-central-1").orElseThrow();

    assertThat(both.locationGrams()).isPresent();
    assertThat(both.machineHours()).isPresent();
    assertThat(both.sources()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MTCO2e,0.125|kg,0.125|2: 'total_lbm_emissions_unit' is 'kg' where MTCO2e must be",
        "0.125|-1|2: 'total_lbm_emissions_value' is '-1'; write a number of 0 or more",
        "0.125|much|2: 'total_lbm_emissions_value' is 'much'; write a number with a decimal point",
        "2.5E-7|''|3: 'total_lbm_emissions_value' is blank; it must be given",
        "2026-11-01 00:00:00Z,2026-10-01|2026-09-01 00:00:00Z,2026-10-01|2: 'usage_period_end' is"
            + " not after usage_period_start",
        "2026-10-01 00:00:00Z|soon|2: 'usage_period_start' is 'soon'; write a moment as"
            + " 2026-10-01T00:00:00Z",
        "model_version|model|1: is none of AWS carbon emissions export, FOCUS cost and usage; take"
            + " it out of the folder, or export one of these"
      })
  void aWrongStatementIsNamedByFileAndLine(String right, String wrong, String problem)
      throws IOException {
    Path file = write("aws.csv", AWS.replaceFirst(java.util.regex.Pattern.quote(right), wrong));

    assertThatThrownBy(() -> ProviderStatements.read(folder, QUARTER))
        .isInstanceOf(CsvException.class)
        .hasMessage(file + ":" + problem);
  }

  @Test
  void aTornRowIsNoRow() throws IOException {
    write("aws.csv", AWS + "2027-01-21 04:00:00Z,Europe\n");

    assertThatThrownBy(() -> ProviderStatements.read(folder, QUARTER))
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("aws.csv");
  }

  private static BigDecimal hours(ProviderStatements stated, String provider, String region) {
    return stated.of(provider, region).orElseThrow().machineHours().orElseThrow();
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
