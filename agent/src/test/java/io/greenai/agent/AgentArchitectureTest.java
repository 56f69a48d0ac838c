package io.greenai.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** DESIGN section 2's arrows, and what section 6 forbids. */
@AnalyzeClasses(packages = "io.greenai.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class AgentArchitectureTest {
  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("io.greenai.agent.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule wovenCodeSeesTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("io.greenai.agent.boot")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.greenai.agent.boot", "java..", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule entryClassesSeeTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("io.greenai.agent")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.greenai.agent", "java..", "org.jspecify.annotations");

  /** The application may want to set them up itself, and its main has not run yet. */
  @ArchTest
  static final ArchRule entryClassesWakeNeitherLoggingNorFileSystemsNorManagement =
      noClasses()
          .that()
          .resideInAPackage("io.greenai.agent")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio..", "java.util.logging..", "java.lang.management..");

  @ArchTest
  static final ArchRule everyThreadIsADaemonFromOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.greenai.agent.runtime.Threads")
          .should()
          .callConstructorWhere(
              JavaCall.Predicates.target(
                  HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(Thread.class))))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Timer")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors");

  @ArchTest
  static final ArchRule weavingKnowsNothingOfWhatIsMeasured =
      noClasses()
          .that()
          .resideInAPackage("io.greenai.agent.weave..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.greenai.agent.attribute..",
              "io.greenai.agent.cpu..",
              "io.greenai.agent.meter..",
              "io.greenai.agent.publish..",
              "io.greenai.agent.runtime..",
              "io.greenai.agent.scope..",
              "io.greenai.ledger..");

  @ArchTest
  static final ArchRule onlyTheWeaverKnowsTheLibraries =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.greenai.agent.weave.advice")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule nothingWiresButTheRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.greenai.agent.runtime")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.greenai.agent.runtime");

  @ArchTest
  static final ArchRule nothingEndsTheApplication =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.greenai.agent.runtime.Main")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule nothingStopsTheApplicationToLookAtIt =
      noClasses()
          .should()
          .callMethod(Thread.class, "getAllStackTraces")
          .orShould()
          .callMethodWhere(
              JavaCall.Predicates.target(
                  HasName.Predicates.nameMatching("startAsync|dumpAllThreads|printStackTrace")));
}
