package io.greenai.agent.weave;

import java.util.List;

/**
 * Methods of the application that are a model because the configuration says so.
 *
 * @param version empty where none is given
 * @param device that it works on; empty for the CPU
 * @param phase what its calls do, one of the bridge's constants
 */
public record MethodModel(
    String name, String version, String device, int phase, List<MethodName> methods) {
  public MethodModel {
    methods = List.copyOf(methods);
  }
}
