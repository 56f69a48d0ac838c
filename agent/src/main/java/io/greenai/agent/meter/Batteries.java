package io.greenai.agent.meter;

import java.io.IOException;

/** The batteries of a machine, with the power that they give. */
interface Batteries extends PowerInput {
  /**
   * Whether all the power of the machine comes from them. Looks at them anew.
   *
   * @throws IOException where they cannot be read
   */
  boolean areAllThatSupplies() throws IOException;
}
