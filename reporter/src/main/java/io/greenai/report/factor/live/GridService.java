package io.greenai.report.factor.live;

import io.greenai.report.factor.FactorBoundary;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Services that answer with the average intensity of a grid, as their documentation has it. */
public enum GridService {
  /**
   * {@code past-range} of the Electricity Maps API v3: an hourly range may take ten days. Both
   * boundaries are asked for, each by itself.
   */
  ELECTRICITY_MAPS(
      "electricity-maps",
      "https://api.electricitymaps.com/v3/",
      Duration.ofDays(10),
      "[A-Z]{2}(-[A-Z0-9]{1,8}){0,2}",
      "its zones look like DE or US-CAL-CISO") {
    @Override
    List<FactorBoundary> boundaries() {
      return List.of(FactorBoundary.DIRECT, FactorBoundary.LIFECYCLE);
    }

    @Override
    Optional<Key> key() {
      return Optional.of(new Key("auth-token", "ELECTRICITYMAPS_API_KEY"));
    }

    @Override
    String path(String zone, FactorBoundary boundary, Instant from, Instant to) {
      return "carbon-intensity/past-range?zone="
          + zone
          + "&start="
          + from
          + "&end="
          + to
          + "&temporalGranularity=hourly&emissionFactorType="
          + boundary.id();
    }
  },

  /**
   * {@code intensity} of the Carbon Intensity API of Great Britain: half-hours, of which one
   * request may take fourteen days.
   */
  UK_CARBON_INTENSITY(
      "uk-carbon-intensity",
      "https://api.carbonintensity.org.uk/",
      Duration.ofDays(14),
      "GB",
      "its one zone is GB") {
    @Override
    String path(String zone, FactorBoundary boundary, Instant from, Instant to) {
      return "intensity/" + minute(from) + "/" + minute(to);
    }
  };

  /**
   * How a service knows who asks.
   *
   * @param header that carries the key
   * @param variable of the environment that holds it, and the only place it is read from
   */
  record Key(String header, String variable) {}

  private final String id;
  private final URI address;
  private final Duration longest;
  private final Pattern zones;
  private final String zoneHint;

  GridService(String id, String address, Duration longest, String zones, String zoneHint) {
    this.id = id;
    this.address = URI.create(address);
    this.longest = longest;
    this.zones = Pattern.compile(zones);
    this.zoneHint = zoneHint;
  }

  /** The name on a command line and of its files. */
  public String id() {
    return id;
  }

  /** Where it is found, with a slash at the end. */
  URI address() {
    return address;
  }

  /** How long one request may be about. */
  Duration longest() {
    return longest;
  }

  /** What it can be asked for, each by itself. */
  List<FactorBoundary> boundaries() {
    return List.of(FactorBoundary.DIRECT);
  }

  /** How it wants to know who asks; absent where anybody may. */
  Optional<Key> key() {
    return Optional.empty();
  }

  /**
   * Says no to what is no zone of the service, before anything is asked.
   *
   * @throws IllegalArgumentException with what a zone looks like
   */
  void check(String zone) {
    if (!zones.matcher(zone).matches()) {
      throw new IllegalArgumentException("'" + zone + "' is no zone of " + id + "; " + zoneHint);
    }
  }

  /** What follows the address in a request for the half-open range. */
  abstract String path(String zone, FactorBoundary boundary, Instant from, Instant to);

  private static String minute(Instant instant) {
    return instant.toString().replaceFirst(":00Z$", "Z");
  }
}
