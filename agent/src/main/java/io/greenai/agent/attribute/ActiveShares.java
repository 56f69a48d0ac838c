package io.greenai.agent.attribute;

import io.greenai.ledger.Ownership;
import java.math.BigInteger;

/** How the energy of an interval beyond idling is split between accounts. */
interface ActiveShares {
  /** Takes parts of the energy, which must sum to it. */
  interface Booking {
    /**
     * Books a part.
     *
     * @param ownership how it was found
     */
    void book(Group group, BigInteger nanojoules, Ownership ownership);
  }

  void share(BigInteger activeNanojoules, Booking booking);
}
