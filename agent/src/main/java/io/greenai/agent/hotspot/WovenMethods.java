package io.greenai.agent.hotspot;

import io.greenai.agent.weave.MethodModel;
import io.greenai.agent.weave.MethodName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** What stands for the agent's own work on a stack. */
  static final String OF_AGENT = "[agent]";

  private static final String AGENT = "io.greenai.agent.";

  /** What woven code calls, by the name that it has where all loaders see it. */
  private static final String BRIDGE = "java.lang.GreenAiBridge.";

  private final Set<String> ofLibraries;

  /** Types of the agent's whose methods call code of the application. */
  private final Set<String> around;

  private final Map<String, List<Configured>> configured = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /**
   * The woven methods of an application.
   *
   * @param ofLibraries written {@code ai.onnxruntime.OrtSession.run}
   */
  WovenMethods(List<MethodModel> models, Set<String> ofLibraries) {
    this.ofLibraries = Set.copyOf(ofLibraries);
    this.around =
        ofLibraries.stream()
            .filter(method -> method.startsWith(AGENT))
            .map(WovenMethods::typeOf)
            .collect(Collectors.toUnmodifiableSet());
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

  /**
   * The methods of the application on a stack, from one of them to the innermost: what the agent
   * does in between is one frame, {@value #OF_AGENT}, with all that it calls, and methods of the
   * agent's around code of the application are left out.
   *
   * @param frames the innermost first
   */
  List<String> inwards(List<Frame> frames, int outermost) {
    List<String> inwards = new ArrayList<>();
    for (int i = outermost; i >= 0; i--) {
      String method = frames.get(i).method();
      boolean isAgents = method.startsWith(AGENT) || method.startsWith(BRIDGE);
      if (!isAgents) {
        inwards.add(method);
      } else if (i == 0 || !around.contains(typeOf(method))) {
        inwards.add(OF_AGENT);
        return inwards;
      }
    }
    return inwards;
  }

  private static String typeOf(String method) {
    return method.substring(0, method.lastIndexOf('.'));
  }

  boolean isOfLibrary(Frame frame) {
    return ofLibraries.contains(frame.method());
  }

  /** Whether the configuration gives methods to a model. */
  boolean areOf(String model) {
    return names.contains(model);
  }
}
