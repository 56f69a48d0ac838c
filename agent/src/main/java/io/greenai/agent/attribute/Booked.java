package io.greenai.agent.attribute;

import io.greenai.ledger.Domain;
import java.math.BigInteger;

/** What a book has for a group. */
record Booked(DomainBook book, Group group, BigInteger microjoules) {

  /** Whether CPU time decided how much it is. */
  boolean isByCpuTime() {
    return book.domain() != Domain.GPU;
  }
}
