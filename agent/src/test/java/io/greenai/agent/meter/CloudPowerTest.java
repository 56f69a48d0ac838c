package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Virtual machines as their firmware and their environment describe them. The DMI names are those
 * that the providers document: Amazon EC2 ("Detect whether your host is an EC2 instance"), Azure
 * ("VM chassis asset tag") and Compute Engine ("Detect if a VM is running in Compute Engine").
 */
class CloudPowerTest {
  private static final String SKYLAKE =
      """
      processor : 0
      vendor_id : GenuineIntel
      cpu family : 6
      model : 85
      stepping : 4
      model name : Intel(R) Xeon(R) Platinum 8175M CPU @ 2.50GHz
      flags : fpu vme %s sse
      physical id : 0
      core id : 0

      processor : 1
      physical id : 0
      core id : 0
      """;

  @TempDir Path root;

  @Test
  void anInstanceOfEc2IsNamedByItsTypeAndChargedForItsVirtualCpus() throws IOException {
    guest();
    dmi("sys_vendor", "Amazon EC2");
    dmi("product_name", "m5.large");

    CpuPower power = found().orElseThrow();

    assertThat(power.idleMilliwatts()).isEqualTo(2 * 613);
    assertThat(power.maxMilliwatts()).isEqualTo(2 * 4104);
    assertThat(power.boundary()).isEqualTo(Boundary.WALL);
    assertThat(power.uncertaintyPpm()).isEqualTo(350_000);
    assertThat(power.source())
        .isEqualTo(
            "power model: aws m5.large (DMI product_name), Skylake x 2 vCPU, 1226..8208 mW"
                + " (Cloud Carbon Footprint coefficients-aws-use.csv b0032d9),"
                + " curve linear 0:0 1000000:1000000 ppm");
  }

  @Test
  void azureIsToldByItsAssetTagAndGoogleByItsProduct() throws IOException {
    guest();
    dmi("chassis_asset_tag", "7783-7084-3265-9085-8269-3286-77");
    assertThat(found().orElseThrow().source())
        .startsWith("power model: azure (DMI chassis_asset_tag), Skylake x 2 vCPU");

    dmi("chassis_asset_tag", "");
    dmi("product_name", "Google Compute Engine");
    assertThat(found().orElseThrow().source())
        .startsWith("power model: gcp (DMI product_name), Skylake x 2 vCPU");
  }

  @Test
  void whereContainersSeeNoFirmwareTheirRuntimeTells() throws IOException {
    guest();

    assertThat(CloudInstance.of(site(Map.of("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE"))))
        .contains(new CloudInstance("aws", "", "variable AWS_EXECUTION_ENV"));
    assertThat(CloudInstance.of(site(Map.of("K_REVISION", "scorer-00007"))))
        .contains(new CloudInstance("gcp", "", "variable K_REVISION"));
    assertThat(CloudInstance.of(site(Map.of("AWS_EXECUTION_ENV", "")))).isEmpty();
  }

  @Test
  void aMachineOfOnesOwnIsNotInTheCloudWhoseSoftwareRunsOnIt() throws IOException {
    guest();
    dmi("sys_vendor", "QEMU");

    assertThat(CloudInstance.of(site(Map.of("K_REVISION", "scorer-00007")))).isEmpty();
  }

  @Test
  void aGenerationThatTheProviderHasNoRowOfIsThatGenerationAndNotTheProvidersMean()
      throws IOException {
    oneCpu("AuthenticAMD", 25, 17);
    dmi("chassis_asset_tag", "7783-7084-3265-9085-8269-3286-77");

    CpuPower power = found().orElseThrow();

    assertThat(power.idleMilliwatts()).isEqualTo(739);
    assertThat(power.maxMilliwatts()).isEqualTo(2_282);
    assertThat(power.uncertaintyPpm()).isEqualTo(350_000);
    assertThat(power.source())
        .isEqualTo(
            "power model: azure (DMI chassis_asset_tag), EPYC 4th Gen x 1 vCPU, 739..2282 mW"
                + " (Cloud Carbon Footprint coefficients-aws-use.csv b0032d9),"
                + " curve linear 0:0 1000000:1000000 ppm");
  }

  @Test
  void anUnknownGenerationIsChargedTheProvidersMeanWithAWideBand() throws IOException {
    oneCpu("GenuineIntel", 6, 250);
    dmi("product_name", "Google Compute Engine");

    CpuPower power = found().orElseThrow();

    assertThat(power.maxMilliwatts()).isEqualTo(3_190);
    assertThat(power.uncertaintyPpm()).isEqualTo(600_000);
    assertThat(power.source()).contains("any processor x 1 vCPU");
  }

  @Test
  void theMeanOfAProviderIsThatOfItsRowsThatAreNoCopies() {
    Map<String, List<String[]>> rows =
        Table.rows("cloud-power.csv", 6)
            .filter(cells -> !cells[5].contains("copy"))
            .collect(Collectors.groupingBy(cells -> cells[0]));

    assertThat(rows).containsOnlyKeys("aws", "azure", "gcp");
    rows.forEach(
        (provider, all) -> {
          String[] mean = all.remove(all.size() - 1);
          assertThat(mean[1]).isEqualTo("any");
          assertThat(mean[2]).isEqualTo(mean(all, 2));
          assertThat(mean[3]).isEqualTo(mean(all, 3));
        });
  }

  private static String mean(List<String[]> rows, int cell) {
    return rows.stream()
        .map(cells -> new BigDecimal(cells[cell]))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(rows.size()), 0, RoundingMode.HALF_UP)
        .toString();
  }

  @Test
  void bareMetalInACloudIsAProcessorLikeAnyOther() throws IOException {
    cpuinfo("avx");
    dmi("sys_vendor", "Amazon EC2");
    dmi("product_name", "m5.metal");

    assertThat(found()).isEmpty();
  }

  @Test
  void memoryIsNotAddedToAShareOfAWholeServer() throws IOException {
    guest();
    dmi("sys_vendor", "Amazon EC2");
    dmi("product_name", "m5.large");
    Files.writeString(root.resolve("proc/meminfo"), "MemTotal: 8000000 kB\n");
    Files.writeString(root.resolve("proc/stat"), "cpu 1 0 0 0 0 0 0 0\ncpu0 1 0 0 0\n");

    try (MeterSet meters = MeterDiscovery.open(site(Map.of()))) {
      List<String> ids =
          meters.meters().stream().map(Meter::declaration).map(MeterDeclaration::id).toList();
      assertThat(ids).containsExactly("model:cpu");
      assertThat(meters.looked())
          .contains("model:dram is left out, for the processor's figure has it in");
    }
  }

  private Optional<CpuPower> found() {
    return new CloudPowerTable(CpuPowerTable.load()).find(site(Map.of()));
  }

  private MeterSite site(Map<String, String> environment) {
    MeterSite site = Sites.at(root, MeterSettings.DEFAULT);
    return new MeterSite(
        site.settings(),
        root,
        site.cpu(),
        site.hostCpu(),
        site.clock(),
        environment,
        site.background());
  }

  private void oneCpu(String vendor, int family, int model) throws IOException {
    Files.createDirectories(root.resolve("proc"));
    Files.writeString(
        root.resolve("proc/cpuinfo"),
        "processor : 0\nvendor_id : %s\ncpu family : %d\nmodel : %d\nflags : hypervisor\n"
            .formatted(vendor, family, model));
  }

  private void guest() throws IOException {
    cpuinfo("hypervisor");
  }

  private void cpuinfo(String flag) throws IOException {
    Files.createDirectories(root.resolve("proc"));
    Files.writeString(root.resolve("proc/cpuinfo"), SKYLAKE.formatted(flag));
  }

  private void dmi(String file, String text) throws IOException {
    Path folder = Files.createDirectories(root.resolve("sys/class/dmi/id"));
    Files.writeString(folder.resolve(file), text + "\n");
  }
}
