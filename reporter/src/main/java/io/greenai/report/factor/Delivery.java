package io.greenai.report.factor;

/** Where the kilowatt-hour of a table is counted. */
public enum Delivery {
  /** As it leaves the power station: losses on the way are not in it. */
  GENERATION,
  /** As it reaches the consumer: losses are in it. */
  CONSUMER,
  /** The table is not per kilowatt-hour. */
  NONE
}
