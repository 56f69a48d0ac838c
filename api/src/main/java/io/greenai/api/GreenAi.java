package io.greenai.api;

/**
 * Where an application names its models.
 *
 * <pre>{@code
 * try (Scope scope = GreenAi.model("ranker").version("7").phase(Phase.TRAINING).start()) {
 *   train();
 *   scope.items(60_000);
 * }
 * }</pre>
 */
public final class GreenAi {
  private GreenAi() {}

  /**
   * The model of a name, at inference and without a version as long as nothing else is said.
   *
   * @param name as budgets and reports know it; few and steady, since the agent keeps books for the
   *     first thousand
   */
  public static Model model(String name) {
    return new Model(name, "", "", Phase.INFERENCE);
  }
}
