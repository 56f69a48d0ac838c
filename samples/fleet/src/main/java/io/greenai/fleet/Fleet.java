package io.greenai.fleet;

import io.greenai.fleet.Workload.Deployment;
import io.greenai.ledger.Hardware;
import io.greenai.ledger.Phase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Who there is: two own sites and a cloud region in three zones, several agents to a host.
 *
 * @param agents those of one host next to each other
 */
record Fleet(List<Agent> agents) {

  private static final LocalDate START = LocalDate.EPOCH;

  /** The small fleet: four hosts, seven agents, seven models. */
  static Fleet small() {
    Hardware server = new Hardware("Intel(R) Xeon(R) Gold 6338", 2, 64, 128, 512L << 30, "");
    Hardware guest = new Hardware("Intel(R) Xeon(R) Platinum 8488C", 1, 8, 16, 64L << 30, "kvm");
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Host serving =
        new Host("fra-1", berlin, "DE", server, true, List.of(110_000L, 22_000L), 35_000);
    Host training =
        new Host("fra-2", berlin, "DE", server, true, List.of(105_000L, 21_000L), 12_000);
    Host search =
        new Host("bom-1", ZoneId.of("Asia/Kolkata"), "IN", guest, false, List.of(28_000L), 6_000);
    Host shop =
        new Host(
            "use1-1",
            ZoneId.of("America/New_York"),
            "aws:us-east-1",
            guest,
            false,
            List.of(26_000L),
            4_000);
    return new Fleet(
        List.of(
            new Agent("fraud-scoring", "prod", serving, List.of(fraud(120_000))),
            new Agent("fraud-scoring", "staging", serving, List.of(fraud(2_000))),
            new Agent("image-tagging", "prod", serving, List.of(tagger())),
            new Agent("nightly-training", "prod", training, forecaster()),
            new Agent("search", "prod", search, List.of(ranker(), assistant())),
            new Agent(
                "shop",
                "prod",
                shop,
                List.of(recommender(), embedder().stating(Stating.tokens(310, 0)))),
            new Agent("shop", "staging", shop, List.of(embedder()))));
  }

  private static Workload fraud(int peakCallsPerHour) {
    return inference(
        "fraud-scorer",
        "onnxruntime",
        LoadCurve.EVENINGS,
        peakCallsPerHour,
        "transaction",
        List.of(
            new Deployment(START, "6", 1_450_000, 9_000_000, 0.72, 0.41),
            new Deployment(LocalDate.of(2025, 8, 18), "7", 980_000, 7_000_000, 0.70, 0.06),
            new Deployment(LocalDate.of(2026, 5, 4), "8", 1_020_000, 7_200_000, 0.70, 0.05)));
  }

  private static Workload tagger() {
    return inference(
        "image-tagger",
        "pytorch",
        LoadCurve.OFFICE_HOURS,
        18_000,
        "image",
        List.of(
            new Deployment(START, "1.4", 9_800_000, 62_000_000, 0.88, 0.12),
            new Deployment(LocalDate.of(2026, 2, 2), "2.0", 14_300_000, 91_000_000, 0.90, 0.11)));
  }

  private static List<Workload> forecaster() {
    List<Deployment> versions =
        List.of(
            new Deployment(START, "2025", 96_000_000, 380_000_000, 0.93, 0.03),
            new Deployment(LocalDate.of(2026, 1, 5), "2026", 84_000_000, 330_000_000, 0.93, 0.03));
    return List.of(
        new Workload(
            "demand-forecaster",
            Phase.TRAINING,
            "pytorch",
            LoadCurve.NIGHTLY,
            9_000,
            256,
            "sample",
            Learning::training,
            versions),
        new Workload(
            "demand-forecaster",
            Phase.EVALUATION,
            "pytorch",
            LoadCurve.NIGHTLY,
            700,
            256,
            "sample",
            Learning::evaluation,
            versions));
  }

  private static Workload ranker() {
    return inference(
        "search-ranker",
        "onnxruntime",
        LoadCurve.EVENINGS,
        64_000,
        "query",
        List.of(
            new Deployment(START, "11", 620_000, 5_000_000, 0.55, 0.35),
            new Deployment(LocalDate.of(2026, 7, 13), "12", 410_000, 4_000_000, 0.52, 0.02)));
  }

  private static Workload assistant() {
    return inference(
            "search-assistant",
            "onnxruntime",
            LoadCurve.OFFICE_HOURS,
            120,
            "question",
            List.of(new Deployment(START, "1", 480_000_000, 9_400_000_000L, 0.94, 0.04)))
        .stating(Stating.tokens(380, 190));
  }

  private static Workload recommender() {
    return inference(
        "recommender",
        "onnxruntime",
        LoadCurve.EVENINGS,
        90_000,
        "request",
        List.of(new Deployment(START, "3", 530_000, 4_200_000, 0.61, 0.22)));
  }

  private static Workload embedder() {
    return inference(
        "embedder",
        "onnxruntime",
        LoadCurve.OFFICE_HOURS,
        15_000,
        "document",
        List.of(new Deployment(START, "1", 1_900_000, 16_000_000, 0.80, 0.20)));
  }

  private static Workload inference(
      String model,
      String engine,
      LoadCurve curve,
      int peakCallsPerHour,
      String itemUnit,
      List<Deployment> deployments) {
    return new Workload(
        model,
        Phase.INFERENCE,
        engine,
        curve,
        peakCallsPerHour,
        1,
        itemUnit,
        Stating.NOTHING,
        deployments);
  }
}
