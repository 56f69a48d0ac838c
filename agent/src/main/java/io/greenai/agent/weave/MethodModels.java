package io.greenai.agent.weave;

import io.greenai.agent.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** The configured methods by class, and which of them the application turned out not to have. */
final class MethodModels {

  /**
   * A method to weave.
   *
   * @param model whose call it is
   */
  record Wanted(MethodModel model, MethodName method) {

    /** The declared methods that are meant and have a body. */
    List<MethodDescription> in(TypeDescription type) {
      return type.getDeclaredMethods().stream()
          .filter(method::fits)
          .filter(found -> !found.isAbstract() && !found.isNative())
          .map(MethodDescription.class::cast)
          .toList();
    }

    private String setting() {
      return "models." + model.name() + ".methods: ";
    }

    /** That a method which is meant is something else already. */
    String taken(MethodDescription found, String owner) {
      return setting()
          + method.type()
          + "."
          + found.getName()
          + "("
          + String.join(", ", MethodName.parametersOf(found))
          + ") is "
          + owner
          + " already and stays it";
    }

    /** Why {@link #in} found none. */
    String missing(TypeDescription type) {
      List<MethodDescription> named =
          type.getDeclaredMethods().stream()
              .filter(found -> found.getName().equals(method.method()))
              .map(MethodDescription.class::cast)
              .toList();
      if (named.stream().anyMatch(method::fits)) {
        return setting()
            + method
            + " is abstract or native and has no code to weave; name the classes that implement or"
            + " call it";
      }
      if (!named.isEmpty()) {
        return setting()
            + method
            + " is none of the overloads; there is "
            + named.stream()
                .map(found -> "(" + String.join(", ", MethodName.parametersOf(found)) + ")")
                .collect(Collectors.joining(", "));
      }
      Set<String> known =
          type.getDeclaredMethods().stream()
              .filter(MethodDescription::isMethod)
              .map(MethodDescription::getName)
              .collect(Collectors.toSet());
      return setting()
          + method.type()
          + " declares no method '"
          + method.method()
          + "'"
          + Nearest.slip(method.method(), known)
              .map(near -> "; did you mean '" + near + "'?")
              .orElse("; name the class that declares it");
    }
  }

  private final Map<String, List<Wanted>> byClass;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  MethodModels(List<MethodModel> models) {
    byClass =
        models.stream()
            .flatMap(model -> model.methods().stream().map(method -> new Wanted(model, method)))
            .collect(Collectors.groupingBy(wanted -> wanted.method().type().replace('.', '/')));
  }

  boolean has(String internalName) {
    return byClass.containsKey(internalName);
  }

  /** What is wanted of a class that is there. */
  List<Wanted> of(String internalName) {
    List<Wanted> wanted = byClass.getOrDefault(internalName, List.of());
    if (!wanted.isEmpty()) {
      seen.add(internalName);
    }
    return wanted;
  }

  /**
   * One line for each class that never came by.
   *
   * @param loaded binary names of the classes that the application has; one of the same package or
   *     of the same simple name may have been meant
   */
  List<String> missing(Collection<String> loaded) {
    return byClass.entrySet().stream()
        .filter(entry -> !seen.contains(entry.getKey()))
        .map(entry -> missing(entry.getValue().get(0), loaded))
        .sorted()
        .toList();
  }

  private static String missing(Wanted wanted, Collection<String> loaded) {
    String type = wanted.method().type();
    return wanted.setting()
        + "no class "
        + type
        + " has been loaded so far, its calls are booked once it is"
        + Nearest.slip(type, akin(type, loaded))
            .map(near -> "; did you mean '" + near + "'?")
            .orElse("");
  }

  /** A slip is in the one or in the other; to compare with thousands of classes takes too long. */
  private static List<String> akin(String type, Collection<String> loaded) {
    int dot = type.lastIndexOf('.');
    String folder = type.substring(0, dot + 1);
    String simple = type.substring(dot + 1);
    return loaded.stream()
        .filter(
            one -> {
              int at = one.lastIndexOf('.');
              boolean isNeighbour = at == dot && one.startsWith(folder);
              return isNeighbour || one.substring(at + 1).equals(simple);
            })
        .toList();
  }
}
