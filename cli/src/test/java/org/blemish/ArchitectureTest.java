// SPDX-License-Identifier: Apache-2.0
package org.blemish;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between modules and packages go one way only. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.blemish");

  @ParameterizedTest
  @ValueSource(strings = {"core", "inference", "training", "ast", "cli"})
  void everyModuleIsLookedAt(String module) {
    assertThat(ALL.that(resideInAPackage("org.blemish." + module + ".."))).isNotEmpty();
  }

  @Test
  void modulesDependOnThoseBelowAlone() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("core")
        .definedBy("org.blemish.core..")
        .layer("inference")
        .definedBy("org.blemish.inference..")
        .layer("training")
        .definedBy("org.blemish.training..")
        .layer("ast")
        .definedBy("org.blemish.ast..")
        .layer("cli")
        .definedBy("org.blemish.cli..")
        .whereLayer("core")
        .mayNotAccessAnyLayer()
        .whereLayer("inference")
        .mayOnlyAccessLayers("core")
        .whereLayer("training")
        .mayOnlyAccessLayers("core", "inference")
        .whereLayer("ast")
        .mayOnlyAccessLayers("core", "inference", "training")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
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

  @ParameterizedTest
  @ValueSource(strings = {"core", "inference", "training", "ast", "cli"})
  void packagesOfAModuleHaveNoCycles(String module) {
    slices()
        .matching("org.blemish." + module + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true) // cli is one package
        .check(ALL);
  }

  @Test
  void onlyCommandsWriteToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.blemish.cli..")
        .should()
        .accessTargetWhere(
            target(owner(name("java.lang.System"))).and(target(name("out").or(name("err")))))
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(ALL);
  }

  @Test
  void nothingOutsideCommandsEndsTheProgram() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.blemish.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(ALL);
  }

  @Test
  void noDrawerCollectsStrangers() {
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
  void publicClassesThatCannotBeExtendedSaySo() {
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
