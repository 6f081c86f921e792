// SPDX-License-Identifier: Apache-2.0
package org.blemish;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.experiments.benchmark.job.JobMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between modules and packages go one way only. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .importPackages("org.blemish");

  /** The modules, and those that each may use. */
  private static final Map<String, Set<String>> USES =
      Map.ofEntries(
          entry("core", Set.of()),
          entry("inference", Set.of("core")),
          entry("data", Set.of("core")),
          entry("evaluation", Set.of("core", "inference", "data")),
          entry("server", Set.of("core", "inference", "data", "evaluation")),
          entry("spark", Set.of("core", "inference", "data", "evaluation")),
          entry("training", Set.of("core", "inference", "data", "evaluation")),
          entry("ast", Set.of("core", "inference", "data", "evaluation", "training")),
          entry("experiments", Set.of("core", "inference", "data", "evaluation", "training")),
          entry(
              "cli",
              Set.of(
                  "core",
                  "inference",
                  "data",
                  "evaluation",
                  "server",
                  "training",
                  "ast",
                  "experiments")),
          entry(
              "benchmarks",
              Set.of(
                  "core",
                  "inference",
                  "data",
                  "evaluation",
                  "server",
                  "training",
                  "ast",
                  "experiments",
                  "cli")));

  static Set<String> modules() {
    return USES.keySet();
  }

  @Test
  void everyClassBelongsToAListedModule() {
    assertThat(ALL)
        .allSatisfy(
            type ->
                assertThat(modules())
                    .as("%s is in a module without rules", type.getName())
                    .contains(module(type)));
    assertThat(ALL.stream().map(ArchitectureTest::module).collect(Collectors.toSet()))
        .isEqualTo(modules());
  }

  private static String module(JavaClass type) {
    return type.getPackageName().split("\\.", -1)[2];
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modulesUseThoseBelowAlone(String module) {
    String[] others =
        modules().stream()
            .filter(other -> !other.equals(module) && !uses(module).contains(other))
            .map(other -> "org.blemish." + other + "..")
            .toArray(String[]::new);
    if (others.length > 0) {
      noClasses()
          .that()
          .resideInAPackage("org.blemish." + module + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(ALL);
    }
  }

  private static Set<String> uses(String module) {
    return requireNonNull(USES.get(module));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void internalPackagesAreUsedByTheirOwnModuleAlone(String module) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.blemish." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.blemish." + module + "..internal..")
        .check(ALL);
  }

  @Test
  void coreHasNoNatives() {
    noClasses()
        .that()
        .resideInAPackage("org.blemish.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnxruntime..", "ai.onnx..", "org.bytedeco..")
        .check(ALL);
  }

  @Test
  void libtorchStaysInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.blemish.ast.torch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(ALL);
  }

  @Test
  void onnxRuntimeAndOnnxFilesStayInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.blemish.inference.onnx")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "ai.onnxruntime..", "ai.onnx..", "org.tribuo..", "com.google.protobuf..")
        .check(ALL);
  }

  @Test
  void sparkStaysInItsModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.blemish.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(ALL);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.blemish.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void inspectionNeedsNeitherCsvNorYaml() {
    noClasses()
        .that()
        .resideInAnyPackage("org.blemish.core..", "org.blemish.inference..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.fasterxml.jackson.dataformat..", "org.yaml..", "java.sql..", "java.net.http..")
        .check(ALL);
  }

  @Test
  void onlyProgramsWriteToTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.blemish.cli..", "org.blemish.benchmarks..")
        .and()
        .doNotHaveFullyQualifiedName(JobMain.class.getName())
        .should()
        .accessTargetWhere(
            target(owner(name("java.lang.System"))).and(target(name("out").or(name("err")))))
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(ALL);
  }

  @Test
  void onlyProgramsExit() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.blemish.cli..", "org.blemish.benchmarks..")
        .and()
        .doNotHaveFullyQualifiedName(JobMain.class.getName())
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(ALL);
  }

  @Test
  void noCatchAllClasses() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(ALL);
  }

  @Test
  void staticFieldsNeverChange() {
    fields().that().areStatic().should().beFinal().check(ALL);
  }

  @Test
  void javaSerialisationIsNotUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectOutputStream")
        .check(ALL);
  }

  @Test
  void publicClassesAreFinal() {
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .areNotEnums()
        .and()
        .areNotAssignableTo(Throwable.class)
        .and()
        .areNotAnnotatedWith("org.openjdk.jmh.annotations.State") // JMH extends them
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(ALL);
  }

  @Test
  void everyPackageIsNullMarked() {
    for (JavaClass type : ALL) {
      assertThat(type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"))
          .as("%s's package", type.getName())
          .isTrue();
    }
  }
}
