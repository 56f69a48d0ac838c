package io.greenai.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.greenai.report",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule codeIsMetInTheOrderInWhichAJouleTravels =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("csv")
          .definedBy("io.greenai.report.csv..")
          .layer("statement")
          .definedBy("io.greenai.report.statement..")
          .layer("yaml")
          .definedBy("io.greenai.report.yaml..")
          .layer("time")
          .definedBy("io.greenai.report.time..")
          .layer("factor")
          .definedBy("io.greenai.report.factor..")
          .layer("org")
          .definedBy("io.greenai.report.org..")
          .layer("ingest")
          .definedBy("io.greenai.report.ingest..")
          .layer("hotspot")
          .definedBy("io.greenai.report.hotspot..")
          .layer("query")
          .definedBy("io.greenai.report.query..")
          .layer("coverage")
          .definedBy("io.greenai.report.coverage..")
          .layer("footprint")
          .definedBy("io.greenai.report.footprint..")
          .layer("budget")
          .definedBy("io.greenai.report.budget..")
          .layer("close")
          .definedBy("io.greenai.report.close..")
          .layer("disclose")
          .definedBy("io.greenai.report.disclose..")
          .layer("render")
          .definedBy("io.greenai.report.render..")
          .layer("cli")
          .definedBy("io.greenai.report.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("render")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("disclose")
          .mayOnlyBeAccessedByLayers("render", "cli")
          .whereLayer("close")
          .mayOnlyBeAccessedByLayers("disclose", "cli")
          .whereLayer("budget")
          .mayOnlyBeAccessedByLayers("close", "disclose", "cli")
          .whereLayer("footprint")
          .mayOnlyBeAccessedByLayers("budget", "disclose", "cli")
          .whereLayer("coverage")
          .mayOnlyBeAccessedByLayers("disclose", "cli")
          .whereLayer("hotspot")
          .mayOnlyBeAccessedByLayers("disclose", "cli")
          .whereLayer("query")
          .mayOnlyBeAccessedByLayers("footprint", "budget", "disclose", "cli")
          .whereLayer("time")
          .mayOnlyBeAccessedByLayers(
              "org",
              "statement",
              "hotspot",
              "query",
              "coverage",
              "footprint",
              "budget",
              "close",
              "disclose",
              "cli")
          .whereLayer("ingest")
          .mayOnlyBeAccessedByLayers(
              "hotspot", "query", "coverage", "footprint", "budget", "close", "disclose", "cli")
          .whereLayer("org")
          .mayOnlyBeAccessedByLayers("coverage", "footprint", "budget", "disclose", "cli")
          .whereLayer("factor")
          .mayOnlyBeAccessedByLayers("org", "footprint", "disclose", "cli")
          .whereLayer("statement")
          .mayOnlyBeAccessedByLayers("disclose", "cli")
          .whereLayer("csv")
          .mayOnlyBeAccessedByLayers("factor", "org", "statement")
          .whereLayer("yaml")
          .mayOnlyBeAccessedByLayers("org", "budget", "disclose", "cli");

  @ArchTest
  static final ArchRule renderingKnowsTheDocumentAndNothingBehindIt =
      noClasses()
          .that()
          .resideInAPackage("io.greenai.report.render..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.greenai.report.disclose");

  @ArchTest
  static final ArchRule footprintsAreArithmeticWithoutInputOrOutput =
      noClasses()
          .that()
          .resideInAPackage("io.greenai.report.footprint..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..");

  @ArchTest
  static final ArchRule onlyWhatFetchesIntensitiesUsesTheNetwork =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.greenai.report.factor.live..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..")
          .orShould()
          .callMethod(java.net.URI.class, "toURL");

  @ArchTest
  static final ArchRule onlyTheCommandLineEndsTheProgram =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.greenai.report.cli..")
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.greenai.report.(*)..").should().beFreeOfCycles();
}
