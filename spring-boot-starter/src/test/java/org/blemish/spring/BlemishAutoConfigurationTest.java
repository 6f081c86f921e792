// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.Inspection;
import org.blemish.inference.Concurrency;
import org.blemish.inference.Detector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class BlemishAutoConfigurationTest {
  private static final Path FIXTURE = Path.of("../examples/model");

  @TempDir private Path folder;

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(BlemishAutoConfiguration.class));

  private static Image part() {
    return Images.read(FIXTURE.resolve("good.png"));
  }

  private Path model() throws IOException {
    return Files.copy(FIXTURE.resolve("model.blemish"), folder.resolve("model.blemish"));
  }

  @Test
  void aModelGivesADetectorWithHealthAndTimers() throws IOException {
    Image part = part();
    runner
        .withPropertyValues("blemish.model=" + model(), "blemish.threads=1")
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .run(
            context -> {
              ReloadingDetector detector = context.getBean(ReloadingDetector.class);
              Inspection inspection = detector.inspect(part, "part 7");
              assertThat(inspection.source()).isEqualTo("part 7");
              assertThat(inspection.score())
                  .isEqualTo(context.getBean(Detector.class).inspect(part).score());
              assertThat(detector.inspectPart(List.of(Input.of(part)), "7").images()).hasSize(1);
              Health health = health(context);
              assertThat(health.getStatus()).isEqualTo(Status.UP);
              assertThat(health.getDetails()).containsEntry("model", inspection.model());
              MeterRegistry registry = context.getBean(MeterRegistry.class);
              assertThat(
                      registry
                          .get("blemish.inspection")
                          .tag("verdict", inspection.verdict().name())
                          .timer()
                          .count())
                  .isEqualTo(2);
              Input scan = Input.of(Scan.ofDepth(new FloatMap(2, 2, new float[4])));
              assertThatThrownBy(() -> detector.inspect(scan, "scan"))
                  .isInstanceOf(BlemishException.class);
              assertThat(
                      registry
                          .get("blemish.inspection.failures")
                          .tag("fault", "input")
                          .counter()
                          .count())
                  .isEqualTo(1);
            });
  }

  @Test
  void withoutAModelThereAreNoBeansAndAMissingFileIsNamed() {
    runner.run(context -> assertThat(context).doesNotHaveBean(ReloadingDetector.class));
    runner
        .withPropertyValues("blemish.model=" + folder.resolve("missing.blemish"))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("missing.blemish"));
  }

  @Test
  void healthAndMetricsAreOptional() throws IOException {
    runner
        .withPropertyValues("blemish.model=" + model(), "blemish.reload-interval=0")
        .withClassLoader(
            new FilteredClassLoader(
                "io.micrometer",
                "org.springframework.boot.health",
                "org.springframework.boot.actuate.health"))
        .run(
            context -> {
              assertThat(context).hasSingleBean(ReloadingDetector.class);
              assertThat(context).doesNotHaveBean("blemishHealthIndicator");
            });
  }

  @Test
  void healthHasTheClassesOfSpringBoot3WhereThoseOf4AreMissing() throws IOException {
    runner
        .withPropertyValues("blemish.model=" + model(), "blemish.reload-interval=0")
        .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
        .run(
            context -> {
              ActuatorHealth health = context.getBean(ActuatorHealth.class);
              assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
              assertThat(health.health().getDetails())
                  .containsEntry(
                      "model",
                      context.getBean(ReloadingDetector.class).inspect(part(), "a").model());
            });
  }

  @Test
  void aReplacedFileIsUsedAndADamagedOneIsNot() throws IOException {
    Image part = part();
    Path file = model();
    runner
        .withPropertyValues("blemish.model=" + file, "blemish.reload-interval=20ms")
        .run(
            context -> {
              ReloadingDetector detector = context.getBean(ReloadingDetector.class);
              String first = detector.inspect(part, "a").model();
              Path other = folder.resolve("other.blemish");
              detector.use(
                  open ->
                      open.model()
                          .withDecisionRule(
                              DecisionRule.uncalibrated(open.model().decisionRule().scoring()))
                          .write(other));
              Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
              until(() -> !detector.inspect(part, "b").model().equals(first));
              String second = detector.inspect(part, "b").model();

              Path damaged = Files.write(folder.resolve("damaged"), new byte[100]);
              Files.move(damaged, file, StandardCopyOption.ATOMIC_MOVE);
              until(() -> detector.failure().isPresent());
              assertThat(detector.inspect(part, "c").model()).isEqualTo(second);
              assertThat(health(context).getDetails()).containsKey("replacement");
            });
  }

  @Test
  void aMissingModelIsTheFaultOfTheModel() {
    assertThatThrownBy(
            () ->
                new ReloadingDetector(
                    folder.resolve("missing"), Concurrency.oneByOne(1), List.of()))
        .isInstanceOfSatisfying(
            BlemishException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MODEL));
  }

  private static Health health(ApplicationContext context) {
    return Objects.requireNonNull(context.getBean(HealthIndicator.class).health());
  }

  private static void until(BooleanSupplier reached) throws InterruptedException {
    for (int i = 0; i < 1000 && !reached.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(reached.getAsBoolean()).isTrue();
  }
}
