package io.greenai.report.cli;

import io.greenai.report.close.Closing;
import io.greenai.report.close.Entry;
import io.greenai.report.close.Sha256;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.TableManifest;
import io.greenai.report.factor.series.IntensityFolder;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Population;
import io.greenai.report.render.ReportRenderer;
import io.greenai.report.statement.ProviderStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people keep, pinned: the organisation file, budgets, factors, statements, templates. */
final class SourceHashes {
  static final String FACTOR_TABLE = "factor table";

  /** Which kind templates are; they come with this program. */
  static final String TEMPLATES = "templates";

  private SourceHashes() {}

  static List<Entry.Source> of(Sources sources, Organisation organisation, FactorSet factors)
      throws IOException {
    List<Entry.Source> all = new ArrayList<>();
    all.add(file("organisation file", sources.organisation()));
    Optional<Path> table = organisation.population().flatMap(Population::table);
    if (table.isPresent()) {
      all.add(file("population", table.get()));
    }
    try (Stream<Path> files = Files.list(sources.budgets())) {
      for (Path file : files.filter(SourceHashes::isYaml).sorted().toList()) {
        all.add(file("budget file", file));
      }
    }
    if (sources.intensities().isPresent()) {
      for (Path file : IntensityFolder.files(sources.intensities().get())) {
        all.add(file("intensities", file));
      }
    }
    if (sources.statements().isPresent()) {
      for (Path file : ProviderStatements.files(sources.statements().get())) {
        all.add(file("provider statement", file));
      }
    }
    factors.tables().forEach(one -> all.add(of(one)));
    all.add(new Entry.Source(Closing.FACTOR_SET, "", factors.sha256()));
    all.add(new Entry.Source(TEMPLATES, "", ReportRenderer.templates()));
    return all;
  }

  static Entry.Source of(TableManifest table) {
    return new Entry.Source(FACTOR_TABLE, table.id(), table.sha256());
  }

  /** By kind and name. */
  static Map<String, String> byKey(List<Entry.Source> sources) {
    Map<String, String> hashes = new LinkedHashMap<>();
    sources.forEach(source -> hashes.put(source.key(), source.sha256()));
    return hashes;
  }

  private static boolean isYaml(Path file) {
    return file.toString().endsWith(".yaml") || file.toString().endsWith(".yml");
  }

  private static Entry.Source file(String kind, Path file) throws IOException {
    return new Entry.Source(
        kind, file.getFileName().toString(), Sha256.of(Files.readAllBytes(file)));
  }
}
