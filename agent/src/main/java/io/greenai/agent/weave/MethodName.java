package io.greenai.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A method as the configuration names it: {@code com.acme.Ranker.rank} for all overloads, {@code
 * com.acme.Ranker.rank(java.util.List, float[])} for one.
 *
 * @param type binary name of the class, {@code com.acme.Outer$Inner} of a nested one
 * @param parameters names of the parameters' types, {@code null} for all overloads
 */
public record MethodName(String type, String method, @Nullable List<String> parameters) {

  private static final String IDENTIFIER =
      "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*";
  private static final Pattern FORM =
      Pattern.compile("((?:%1$s\\.)*%1$s)\\.(%1$s)\\s*(?:\\(([^()]*)\\))?".formatted(IDENTIFIER));

  /** Its calls are made by the JVM and by the agent itself. */
  private static final List<String> NOT_OF_THE_APPLICATION = List.of("java.", "jdk.", "sun.");

  /**
   * Methods separated by commas.
   *
   * @throws IllegalArgumentException with the part that names no method
   */
  public static List<MethodName> parseAll(String text) {
    List<MethodName> methods = new ArrayList<>();
    for (String part : text.split(",(?![^(]*\\))", -1)) {
      methods.add(parse(part.trim()));
    }
    return methods;
  }

  private static MethodName parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' names no method; write it as com.acme.Scorer.score");
    }
    String type = form.group(1);
    if (NOT_OF_THE_APPLICATION.stream().anyMatch(type::startsWith)) {
      throw new IllegalArgumentException(
          "'" + text + "' is no method of the application; name one that calls it");
    }
    return new MethodName(type, form.group(2), parameters(form.group(3)));
  }

  private static @Nullable List<String> parameters(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::trim).toList();
  }

  /** Whether {@code other} is one of the methods meant, with a body or without. */
  boolean fits(MethodDescription other) {
    return other.isMethod()
        && other.getName().equals(method)
        && !other.isBridge()
        && (parameters == null || parameters.equals(parametersOf(other)));
  }

  /** Whether parameters are those of a method that is meant, given its descriptor. */
  public boolean takes(String descriptor) {
    return parameters == null
        || parameters.equals(
            Arrays.stream(Type.getArgumentTypes(descriptor)).map(Type::getClassName).toList());
  }

  static List<String> parametersOf(MethodDescription method) {
    return method.getParameters().asTypeList().asErasures().stream()
        .map(TypeDescription::getActualName)
        .toList();
  }

  @Override
  public String toString() {
    return type
        + "."
        + method
        + (parameters == null ? "" : "(" + String.join(", ", parameters) + ")");
  }
}
