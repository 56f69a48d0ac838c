package io.greenai.report.org;

import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import io.greenai.report.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads {@code population}: written in the organisation file, in a table beside it, or in both. */
final class PopulationReader {
  private static final Map<String, Boolean> GAP_FILLING =
      Map.of("none", false, "same-hour-of-week", true);
  private static final Map<String, DayOfWeek> WEEKDAYS =
      Stream.of(DayOfWeek.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  day -> day.name().toLowerCase(Locale.ROOT), Function.identity()));
  private static final Map<String, Integer> HOST_COUNTS =
      IntStream.rangeClosed(1, 10_000)
          .boxed()
          .collect(Collectors.toUnmodifiableMap(String::valueOf, Function.identity()));
  private static final Pattern HOURS = Pattern.compile("([01]\\d|2[0-3])-([01]\\d|2[0-4])");

  private final ZoneId zone;
  private final Map<String, String> sites;
  private final Path folder;

  /**
   * A reader.
   *
   * @param zone where none is stated
   * @param sites that gaps may be filled at
   * @param folder that paths are relative to
   */
  PopulationReader(ZoneId zone, List<Site> sites, Path folder) {
    this.zone = zone;
    this.sites =
        sites.stream()
            .map(Site::name)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));
    this.folder = folder;
  }

  Population population(YamlMap map) throws IOException {
    map.onlyKeys("gapFilling", "gapFillingSites", "file", "expected");
    boolean fillsGaps = map.choice("gapFilling", GAP_FILLING, false);
    List<Expected> expected = new ArrayList<>();
    for (YamlMap entry : map.maps("expected")) {
      expected.addAll(entry(entry));
    }
    Optional<YamlScalar> file = map.optionalScalar("file");
    if (file.isPresent()) {
      expected.addAll(table(file.get()));
    }
    if (expected.isEmpty()) {
      throw new YamlException(
          map.position(), "'population' expects nothing; list 'expected' or name a 'file'");
    }
    return new Population(
        expected, fillsGaps, sites(map, fillsGaps), file.map(name -> folder.resolve(name.text())));
  }

  private List<String> sites(YamlMap map, boolean fillsGaps) {
    if (!map.has("gapFillingSites")) {
      return List.of();
    }
    if (!fillsGaps) {
      throw new YamlException(
          map.positionOf("gapFillingSites"),
          "'gapFillingSites' goes with 'gapFilling: same-hour-of-week'; drop it, or add that");
    }
    some(map, "gapFillingSites");
    return map.scalars("gapFillingSites").stream()
        .map(site -> site.choice("gapFillingSites", sites))
        .toList();
  }

  private List<Expected> entry(YamlMap map) {
    map.onlyKeys(
        "services",
        "environments",
        "hosts",
        "hostCount",
        "timeZone",
        "from",
        "to",
        "weekdays",
        "hours");
    if (map.has("hosts") == map.has("hostCount")) {
      throw new YamlException(
          map.position(),
          "write either 'hosts', by their keys in the ledgers, or 'hostCount', not both");
    }
    List<Optional<String>> hosts =
        map.has("hosts")
            ? some(map, "hosts").stream().map(Optional::of).toList()
            : List.of(Optional.empty());
    int count = map.has("hostCount") ? map.choice("hostCount", HOST_COUNTS) : 1;
    ZoneId at = map.has("timeZone") ? map.zone("timeZone") : zone;
    LocalDate first = map.scalar("from").date("from");
    Optional<LocalDate> last = map.optionalDate("to");
    if (last.filter(first::isAfter).isPresent()) {
      throw map.scalar("to").invalid("to", "it lies before 'from'");
    }
    Set<DayOfWeek> weekdays =
        map.has("weekdays")
            ? map.scalars("weekdays").stream()
                .map(day -> day.choice("weekdays", WEEKDAYS))
                .collect(Collectors.toSet())
            : Expected.everyDay();
    int[] hours = map.optionalScalar("hours").map(PopulationReader::hours).orElse(allDay());
    List<Expected> all = new ArrayList<>();
    for (String service : some(map, "services")) {
      for (String environment : some(map, "environments")) {
        for (Optional<String> host : hosts) {
          all.add(
              new Expected(
                  service,
                  environment,
                  host,
                  count,
                  at,
                  first,
                  last,
                  weekdays,
                  hours[0],
                  hours[1]));
        }
      }
    }
    return all;
  }

  private static List<String> some(YamlMap map, String key) {
    List<String> values = map.scalars(key).stream().map(YamlScalar::text).toList();
    if (values.isEmpty()) {
      throw new YamlException(map.positionOf(key), "'" + key + "' names none; write at least one");
    }
    return values;
  }

  private List<Expected> table(YamlScalar file) throws IOException {
    Path path = folder.resolve(file.text());
    if (!Files.isReadable(path)) {
      throw file.invalid("file", "there is no such file beside the organisation file");
    }
    return PopulationTable.read(path, zone);
  }

  static int[] allDay() {
    return new int[] {0, 24};
  }

  static int[] hours(YamlScalar scalar) {
    Matcher matcher = HOURS.matcher(scalar.text());
    if (matcher.matches()) {
      int from = Integer.parseInt(matcher.group(1));
      int to = Integer.parseInt(matcher.group(2));
      if (from < to) {
        return new int[] {from, to};
      }
    }
    throw scalar.invalid("hours", "write the first hour and the one that ends it as 08-18");
  }
}
