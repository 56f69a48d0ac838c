package io.greenai.agent.meter;

import static java.util.stream.Collectors.joining;

import io.greenai.agent.text.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the meters of this host. */
public final class MeterDiscovery {
  private static final String AUTO = "auto";
  private static final String SCRIPTED = "scripted:";

  private MeterDiscovery() {}

  /** Opens the meters that the site's settings ask for. Never throws and never returns null. */
  public static MeterSet open(MeterSite site) {
    String wanted = site.settings().meter();
    return wanted.startsWith(SCRIPTED)
        ? scripted(wanted.substring(SCRIPTED.length()))
        : choose(site, MeterSources.all());
  }

  static MeterSet choose(MeterSite site, List<MeterSource> known) {
    MeterChoice choice = new MeterChoice();
    for (MeterSource source : wanted(site.settings().meter(), known, choice)) {
      try {
        choice.add(source, source.find(site));
      } catch (RuntimeException | LinkageError e) {
        choice.add(source, Found.problem(null, "meter source " + source.name() + " fails: " + e));
      }
    }
    return choice.set();
  }

  /** Those that the setting names, in its order, and the power model after them. */
  private static List<MeterSource> wanted(
      String setting, List<MeterSource> known, MeterChoice choice) {
    List<MeterSource> wanted = new ArrayList<>();
    for (String name : setting.split("[,+]", -1)) {
      if (name.strip().equals(AUTO)) {
        known.stream().filter(source -> !wanted.contains(source)).forEach(wanted::add);
        continue;
      }
      Optional<MeterSource> named = named(name.strip(), known);
      if (named.isEmpty()) {
        choice.note(unknown(name.strip(), known));
      }
      named.filter(source -> !wanted.contains(source)).ifPresent(wanted::add);
    }
    named(PowerModelSource.NAME, known)
        .filter(model -> !wanted.contains(model))
        .ifPresent(wanted::add);
    return wanted;
  }

  private static Optional<MeterSource> named(String name, List<MeterSource> known) {
    return known.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  private static String unknown(String name, List<MeterSource> known) {
    List<String> names = known.stream().map(MeterSource::name).toList();
    String nearest = Nearest.of(name, Stream.concat(Stream.of(AUTO), names.stream()).toList());
    return "meter '"
        + name
        + "' is not auto, scripted:FILE or one of "
        + names.stream().collect(joining(", "))
        + "; did you mean '"
        + nearest
        + "'?";
  }

  private static MeterSet scripted(String file) {
    try {
      List<Meter> meters = List.copyOf(MeterScript.read(Path.of(file)).open());
      return new MeterSet(meters, Map.of(), List.of(), List.of());
    } catch (MeterException | InvalidPathException e) {
      return new MeterSet(List.of(), Map.of(), List.of(String.valueOf(e.getMessage())), List.of());
    }
  }
}
