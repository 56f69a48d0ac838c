package io.greenai.agent.hotspot;

import io.greenai.agent.weave.MethodModel;
import io.greenai.agent.weave.MethodName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which methods on a stack are calls of models. */
final class WovenMethods {

  /**
   * A method on a stack.
   *
   * @param method written {@code com.acme.Scorer.score}
   * @param descriptor of its parameters and result, as class files have it
   */
  record Frame(String method, String descriptor) {}

  private record Configured(MethodName method, String model) {}

  private final Set<String> ofLibraries;
  private final Map<String, List<Configured>> configured = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /**
   * The woven methods of an application.
   *
   * @param ofLibraries written {@code ai.onnxruntime.OrtSession.run}
   */
  WovenMethods(List<MethodModel> models, Set<String> ofLibraries) {
    this.ofLibraries = Set.copyOf(ofLibraries);
    for (MethodModel model : models) {
      names.add(model.name());
      for (MethodName method : model.methods()) {
        configured
            .computeIfAbsent(method.type() + "." + method.method(), key -> new ArrayList<>())
            .add(new Configured(method, model.name()));
      }
    }
  }

  /** The model that a method is by configuration; of several the first, as it is woven. */
  @Nullable String model(Frame frame) {
    for (Configured one : configured.getOrDefault(frame.method(), List.of())) {
      if (one.method().takes(frame.descriptor())) {
        return one.model();
      }
    }
    return null;
  }

  boolean isOfLibrary(Frame frame) {
    return ofLibraries.contains(frame.method());
  }

  /** Whether the configuration gives methods to a model. */
  boolean areOf(String model) {
    return names.contains(model);
  }
}
