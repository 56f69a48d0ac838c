package io.greenai.report.factor.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of intensity files, as grid services hand them out. */
public final class IntensityFolder {
  private IntensityFolder() {}

  /**
   * The series of all {@code .json} and {@code .csv} files in a folder, those of one zone, boundary
   * and publisher in one, by zone. Files may overlap where they agree, or where one tells what
   * another had to estimate.
   *
   * @throws IntensityFileException where a file is not known, its signal is not an average, a value
   *     cannot be, two files contradict each other, or a file is not what its {@link Evidence} says
   * @throws IOException where a file cannot be read, or is no table that it should be
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
        new JsonSignals(series).read(Json.parse(name, content(file)));
      } else if (name.endsWith(".csv")) {
        ElectricityMapsCsv.read(name, content(file), series);
      }
    }
    return series.build();
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
