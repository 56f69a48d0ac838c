package io.greenai.report.factor.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of intensity files, as grid services hand them out. */
public final class IntensityFolder {
  private static final String JSON = ".json";
  private static final String XML = ".xml";

  private IntensityFolder() {}

  /**
   * All {@code .json}, {@code .csv} and {@code .xml} files in a folder, those of one zone, boundary
   * and publisher in one series. Files may overlap where they agree, or where one tells what
   * another had to estimate.
   *
   * @throws IntensityFileException where a file is not known, its signal is not an average, a value
   *     cannot be, two files contradict each other, or a file is not what its {@link Evidence} says
   * @throws IOException where a file cannot be read, or is no table that it should be
   */
  public static Intensities read(Path folder) throws IOException {
    SeriesBuilder series = new SeriesBuilder();
    SortedMap<String, GenerationSeries> generation = new TreeMap<>();
    for (Path file : files(folder)) {
      String name = file.toString();
      byte[] content = content(file);
      if (name.endsWith(JSON)) {
        new JsonSignals(series).read(Json.parse(name, content));
      } else if (name.endsWith(XML)) {
        GenerationXml.read(name, content, generation);
      } else {
        ElectricityMapsCsv.read(name, content, series);
      }
    }
    return new Intensities(series.build(), List.copyOf(generation.values()));
  }

  /** The files of a folder that hold intensities, in the order of their names. */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(IntensityFolder::isRead).sorted().toList();
    }
  }

  private static boolean isRead(Path file) {
    String name = file.toString();
    return name.endsWith(JSON) || name.endsWith(XML) || name.endsWith(".csv");
  }

  /**
   * The series of one answer of a service.
   *
   * @param name for messages
   * @throws IntensityFileException as {@link #read}
   */
  public static List<IntensitySeries> parse(String name, byte[] answer) throws IOException {
    SeriesBuilder series = new SeriesBuilder();
    new JsonSignals(series).read(Json.parse(name, answer));
    return series.build();
  }

  private static byte[] content(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Optional<Evidence> evidence = Evidence.beside(file);
    if (evidence.isPresent() && !evidence.get().isOf(content)) {
      throw new IntensityFileException(
          file.toString(),
          "is not what was answered at "
              + evidence.get().answeredAt()
              + "; fetch it again, or take its evidence away if you mean to use it as it is");
    }
    return content;
  }
}
