package io.greenai.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.greenai.ledger",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LedgerArchitectureTest {
  /** The ledger is inside the agent's jar. */
  @ArchTest
  static final ArchRule dependsOnTheJdkAndJacksonCoreAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.greenai.ledger..", "java..", "com.fasterxml.jackson.core..", "org.jspecify..");
}
