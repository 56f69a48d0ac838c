package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.footprint.Claim;
import io.greenai.report.org.AiAllocation;

/** Allocations to AI load in words. */
final class SignOffs {
  private SignOffs() {}

  /** Who signed off what, when and why, and whether it could be applied. */
  static String of(Claim claim) {
    String text =
        claim.instrument().allocations().stream().map(SignOffs::of).collect(joining("; "));
    return claim.failures().isEmpty()
        ? text
        : text + "; not applied: " + String.join("; ", claim.failures());
  }

  static String of(AiAllocation one) {
    return UnitLadder.of(Unit.MICROJOULES).write(one.microjoules())
        + " for "
        + one.first()
        + " to "
        + one.last()
        + ", signed off by "
        + one.signedOffBy()
        + " on "
        + one.signedOffOn()
        + ": "
        + one.reason();
  }
}
