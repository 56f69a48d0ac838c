package io.greenai.report.disclose;

import io.greenai.report.disclose.model.TextBlock;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.Organisation;
import java.util.List;

/** How figures were come by, in words for the reader of a report. */
final class MethodTexts {
  private final Organisation organisation;
  private final Footprint footprint;

  MethodTexts(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
  }

  List<TextBlock> blocks() {
    return List.of(
        TextBlock.of(
            "Energy",
            "Energy is booked by an agent inside each Java virtual machine, window by window: in"
                + " every window and domain the accounts sum to the meters exactly. Energy of a"
                + " model is metered energy, allocated by CPU time. Over several ledgers of a host,"
                + " meters and idle energy are counted once.",
            "IT energy is metered energy and the rest that meters leave out; where nobody states"
                + " that rest, figures are lower bounds and read \"at least\". Facility energy is IT"
                + " energy times PUE. Only facility energy meets grid factors."),
        TextBlock.of(
            "Policies",
            "Idle energy of hosts: "
                + organisation.idle().id()
                + ". Overhead of Java virtual machines: "
                + organisation.jvmOverhead().id()
                + ". With \"none\" such energy stays in its own account and out of the models'"
                + " figures; with \"by-activity\" it is shared out by the energy that each used"
                + " itself, with \"by-reservation\" by the CPU time that was kept for each. Idle energy"
                + " is shared over all that is active on a host, and only the part of models reaches"
                + " a model."),
        TextBlock.of(
            "Uncertainty",
            "Intervals are 95 % intervals, two standard errors to either side. Errors add up as they"
                + " are where they have one source: meters of one kind on one model of processor,"
                + " the way in which one model's CPU time is found, one row of a factor table, the"
                + " unmetered rest of one site. Independent sources add up in squares. What the"
                + " allocation takes from one account of a host it gives to the others, so that it"
                + " has no part in the error of their sum. Products take errors to first order.",
            "The error of a factor is the range that its row states between sources, else it"
                + " follows from the pedigree of its table (reliability, completeness, distance in"
                + " time, place and technology) with the variances of Weidema et al., Overview and"
                + " methodology of ecoinvent 3 (2013), chapter 10. That is not the"
                + " disagreement of publishers, which is larger; see sensitivity."),
        TextBlock.of(
            "Forecasts of budgets",
            "What was used, and for each day to come the median of its weekday over the last 28"
                + " complete days; none while fewer than 14 of them are complete. The 80 % interval"
                + " is that of 1,000 futures, whose days are medians plus residuals of past days,"
                + " drawn with a fixed seed."),
        Gases.of(footprint),
        TextBlock.of("Sites", sites()));
  }

  private String sites() {
    String unsited =
        footprint.servicesWithoutSite().isEmpty()
            ? ""
            : " No site runs "
                + String.join(", ", footprint.servicesWithoutSite())
                + "; emissions of these services are not determined.";
    int sites = footprint.sites().size();
    return (sites == 1 ? "One site" : sites + " sites") + " ran services in the period." + unsited;
  }
}
