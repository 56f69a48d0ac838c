package io.greenai.agent.meter;

import io.greenai.ledger.Domain;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source found at a site.
 *
 * <p>Processor and memory are metered whole or not at all: a problem with a part of either leaves
 * it to the next source.
 *
 * @param meters open and readable, each once
 * @param problems what should be there and cannot be read, told when the books open
 * @param remark what was seen or is not there, in a few words, for {@code doctor}
 */
public record Found(List<Meter> meters, List<Problem> problems, String remark) {
  /**
   * One thing that keeps a source from metering.
   *
   * @param domain that goes without it, so that what is used instead can be told; null for none
   * @param text what, why and the remedy, without a full stop
   */
  public record Problem(@Nullable Domain domain, String text) {
    /** A meter that is there and cannot be opened. */
    static Problem unreadable(@Nullable Domain domain, String meter, IOException e) {
      String remedy =
          e instanceof AccessDeniedException ? ", let a group of this user read the file" : "";
      return new Problem(domain, meter + " cannot be read (" + e + ")" + remedy);
    }
  }

  public Found {
    meters = List.copyOf(meters);
    problems = List.copyOf(problems);
  }

  /** Nothing, and that is no problem. */
  public static Found nothing(String remark) {
    return new Found(List.of(), List.of(), remark);
  }

  /** Nothing, though there should be something. */
  public static Found problem(@Nullable Domain domain, String text) {
    return new Found(List.of(), List.of(new Problem(domain, text)), "");
  }
}
