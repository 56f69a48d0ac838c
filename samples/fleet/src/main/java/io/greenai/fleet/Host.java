package io.greenai.fleet;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Hardware;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;

/**
 * A machine and its meters.
 *
 * @param zone whose clock its services live by
 * @param region as an agent would hint it: a country, or provider and region
 * @param idleMilliwatts of each domain that is metered, CPU first, then memory if there is one
 * @param othersMilliwatts what other processes draw above idle, on average
 */
record Host(
    String name,
    ZoneId zone,
    String region,
    Hardware hardware,
    boolean measured,
    List<Long> idleMilliwatts,
    long othersMilliwatts) {

  private static final long MEASURED_PPM = 25_000;
  private static final long MODELLED_PPM = 200_000;

  /** What the boot id's hash would be. */
  String key() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(("synthetic " + name).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  Quality quality() {
    return measured ? Quality.MEASURED : Quality.MODELLED;
  }

  long meterUncertaintyPpm() {
    return measured ? MEASURED_PPM : MODELLED_PPM;
  }

  List<Domain> domains() {
    return idleMilliwatts.size() > 1 ? List.of(Domain.CPU, Domain.DRAM) : List.of(Domain.CPU);
  }

  long idleMilliwatts(Domain domain) {
    return idleMilliwatts.get(domains().indexOf(domain));
  }

  /** One per processor package, one for memory; a virtual machine has a power model. */
  List<MeterDeclaration> meters() {
    if (!measured) {
      return List.of(
          meter(
              "model:cpu",
              Domain.CPU,
              Boundary.DEVICE,
              "power model: made up for a demonstration"));
    }
    return List.of(
        meter("rapl:package-0", Domain.CPU, Boundary.PACKAGE, "/sys/class/powercap/intel-rapl:0"),
        meter("rapl:package-1", Domain.CPU, Boundary.PACKAGE, "/sys/class/powercap/intel-rapl:1"),
        meter("rapl:dram", Domain.DRAM, Boundary.PACKAGE, "/sys/class/powercap/intel-rapl:0:0"));
  }

  private MeterDeclaration meter(String id, Domain domain, Boundary boundary, String source) {
    return new MeterDeclaration(
        id, domain, MeterRole.PART, boundary, quality(), source, meterUncertaintyPpm());
  }
}
