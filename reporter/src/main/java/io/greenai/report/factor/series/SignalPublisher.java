package io.greenai.report.factor.series;

import io.greenai.ledger.Quality;
import io.greenai.report.factor.Delivery;
import io.greenai.report.factor.Redistribution;

/** Who publishes intensities of grids by time, and what its numbers are. */
public enum SignalPublisher {
  /**
   * Emission factors of power stations over flow-traced generation: losses between station and
   * consumer are not in it. Its terms reserve the data to the customer.
   */
  ELECTRICITY_MAPS(
      "electricity-maps",
      "Electricity Maps",
      "CO2e; 100 years",
      Delivery.GENERATION,
      Redistribution.INTERNAL),
  /**
   * Great Britain's, by its system operator, who states that losses of transmission and
   * distribution are in it, and counts biomass as 120 g/kWh. CC BY 4.0.
   *
   * @see <a href="https://carbonintensity.org.uk/">Carbon Intensity API</a>
   */
  UK_CARBON_INTENSITY(
      "uk-carbon-intensity",
      "UK Carbon Intensity",
      "CO2",
      Delivery.CONSUMER,
      Redistribution.PUBLIC),
  /** By balancing authority, at the power station. Its licence is the customer's own. */
  WATTTIME("watttime", "WattTime", "CO2", Delivery.GENERATION, Redistribution.INTERNAL),
  /**
   * What was generated, kind by kind, which becomes an intensity with the same rates as a modelled
   * yearly factor. CC BY 4.0 with few exceptions.
   */
  ENTSO_E("entso-e", "ENTSO-E", "CO2", Delivery.GENERATION, Redistribution.PUBLIC);

  private final String id;
  private final String title;
  private final String gases;
  private final Delivery delivery;
  private final Redistribution redistribution;

  SignalPublisher(
      String id, String title, String gases, Delivery delivery, Redistribution redistribution) {
    this.id = id;
    this.title = title;
    this.gases = gases;
    this.delivery = delivery;
    this.redistribution = redistribution;
  }

  /** As an organisation file names it. */
  public String id() {
    return id;
  }

  /** As a report names it. */
  public String title() {
    return title;
  }

  /** Whether one of its zones can be about a country, as far as names tell. */
  public boolean mayCover(String zone, String country) {
    return switch (this) {
      case ELECTRICITY_MAPS -> zone.equals(country) || zone.startsWith(country + "-");
      case UK_CARBON_INTENSITY -> zone.equals("GB") && country.equals("GB");
      case WATTTIME, ENTSO_E -> true;
    };
  }

  /** Which greenhouse gases are in its numbers, by which global warming potentials if several. */
  public String gases() {
    return gases;
  }

  /** How good its numbers are where they are not estimated. */
  public Quality quality() {
    return this == ENTSO_E ? Quality.MODELLED : Quality.MEASURED;
  }

  /** Where its kilowatt-hours are counted. */
  public Delivery delivery() {
    return delivery;
  }

  /** Who may see its numbers, if nothing else is agreed. */
  public Redistribution redistribution() {
    return redistribution;
  }
}
