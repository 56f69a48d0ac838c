package io.greenai.agent.meter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where in whose cloud this machine runs, by what its firmware (DMI) and its environment say;
 * nothing is asked over the network. Firmware of another maker outweighs the environment: what the
 * providers' runtimes set is set by their software on machines of one's own, too.
 *
 * @param provider {@code aws}, {@code azure} or {@code gcp}
 * @param type of the instance, for example {@code m5.large}; empty where not told
 * @param evidence what told, for the ledger's header
 */
record CloudInstance(String provider, String type, String evidence) {
  /** Of every virtual machine of Azure (Microsoft, "Azure VM chassis asset tag"). */
  private static final String AZURE_ASSET_TAG = "7783-7084-3265-9085-8269-3286-77";

  /** A variable that a provider's runtime sets for what it runs. */
  private record Variable(String name, String provider) {}

  private static final List<Variable> VARIABLES =
      List.of(
          new Variable("AWS_LAMBDA_FUNCTION_NAME", "aws"),
          new Variable("AWS_EXECUTION_ENV", "aws"),
          new Variable("ECS_CONTAINER_METADATA_URI_V4", "aws"),
          new Variable("WEBSITE_INSTANCE_ID", "azure"),
          new Variable("CONTAINER_APP_REPLICA_NAME", "azure"),
          new Variable("K_REVISION", "gcp"),
          new Variable("CLOUD_RUN_JOB", "gcp"),
          new Variable("GAE_INSTANCE", "gcp"));

  static Optional<CloudInstance> of(MeterSite site) {
    Optional<CloudInstance> told = byFirmware(site);
    return told.isPresent() || !dmi(site, "sys_vendor").isEmpty()
        ? told
        : byEnvironment(site.environment());
  }

  private static Optional<CloudInstance> byFirmware(MeterSite site) {
    String vendor = dmi(site, "sys_vendor");
    String product = dmi(site, "product_name");
    if (vendor.equals("Amazon EC2")) {
      return Optional.of(new CloudInstance("aws", product, "DMI product_name"));
    }
    if (dmi(site, "bios_version").contains("amazon")) {
      return Optional.of(new CloudInstance("aws", "", "DMI bios_version"));
    }
    if (dmi(site, "chassis_asset_tag").equals(AZURE_ASSET_TAG)) {
      return Optional.of(new CloudInstance("azure", "", "DMI chassis_asset_tag"));
    }
    return product.equals("Google Compute Engine")
        ? Optional.of(new CloudInstance("gcp", "", "DMI product_name"))
        : Optional.empty();
  }

  private static Optional<CloudInstance> byEnvironment(Map<String, String> environment) {
    return VARIABLES.stream()
        .filter(variable -> !environment.getOrDefault(variable.name(), "").isEmpty())
        .findFirst()
        .map(found -> new CloudInstance(found.provider(), "", "variable " + found.name()));
  }

  private static String dmi(MeterSite site, String file) {
    return SysFiles.text(site.sys().resolve("class/dmi/id").resolve(file));
  }

  @Override
  public String toString() {
    return provider + (type.isEmpty() ? "" : " " + type) + " (" + evidence + ")";
  }
}
