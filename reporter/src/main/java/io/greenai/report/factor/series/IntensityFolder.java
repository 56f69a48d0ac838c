package io.greenai.report.factor.series;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of intensity files, as grid services hand them out. */
public final class IntensityFolder {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private IntensityFolder() {}

  /**
   * The series of all {@code .json} and {@code .csv} files in a folder, those of one zone, boundary
   * and publisher in one, by zone. Files may overlap where they agree.
   *
   * @throws IntensityFileException where a file is not known, its signal is not an average, a value
   *     cannot be, or two files contradict each other
   * @throws IOException where a file cannot be read
   */
  public static List<IntensitySeries> read(Path folder) throws IOException {
    SeriesBuilder series = new SeriesBuilder();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      String name = file.toString();
      if (name.endsWith(".json")) {
        new JsonSignals(series).read(Json.parse(name, Files.readAllBytes(file)));
      } else if (name.endsWith(".csv")) {
        new ElectricityMapsCsv(name, lines(file)).read(series);
      }
    }
    return series.build();
  }

  private static List<String> lines(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
  }
}
