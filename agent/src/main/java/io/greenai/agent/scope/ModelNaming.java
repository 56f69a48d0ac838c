package io.greenai.agent.scope;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives a model the name that the configuration wants for it: the first rule one of whose patterns
 * fits one of the names that the model goes by.
 */
public record ModelNaming(List<Rule> rules) {

  /**
   * A name and what it is for.
   *
   * @param globs patterns with {@code *} and {@code ?} over DJL name, path, file name, graph name
   * @param version overrides the model's own, if present
   * @param device overrides what the library tells, if present
   */
  public record Rule(
      String name, List<Pattern> globs, @Nullable String version, @Nullable String device) {
    public Rule {
      globs = List.copyOf(globs);
    }

    boolean fits(List<String> names) {
      return globs.stream()
          .anyMatch(glob -> names.stream().anyMatch(n -> glob.matcher(n).matches()));
    }
  }

  public ModelNaming {
    rules = List.copyOf(rules);
  }

  /** A pattern in which {@code *} stands for any characters and {@code ?} for one. */
  public static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  ModelIdentity identity(ModelDescriber.Description description) {
    for (Rule rule : rules) {
      if (rule.fits(description.names())) {
        String version = rule.version() == null ? description.version() : rule.version();
        String device = rule.device() == null ? description.device() : rule.device();
        return new ModelIdentity(rule.name(), version, description.engine(), device);
      }
    }
    return new ModelIdentity(
        description.names().get(0),
        description.version(),
        description.engine(),
        description.device());
  }
}
