// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClusterSimulationTest {
  private static final ClusterSimulation.Costs IDEAL = new ClusterSimulation.Costs(0.1, 0, 0, 0, 0);

  private static ClusterSimulation.Cluster cluster(
      double storage, long modelBytes, double stragglers) {
    return new ClusterSimulation.Cluster(4, storage, 1_000, modelBytes, 0, stragglers, 3, 10);
  }

  @Test
  void withoutLossesEveryCoreWorksAllTheTime() {
    ClusterSimulation simulation = new ClusterSimulation(IDEAL, cluster(1e12, 0, 0));

    assertThat(simulation.seconds(8, 800, 0)).isCloseTo(10, within(1e-9));
    assertThat(simulation.seconds(1, 100, 0)).isCloseTo(10, within(1e-9));
  }

  @Test
  void storageBoundsTheImagesPerSecond() {
    // 8 cores ask for 80 kB/s, the storage gives 20.
    ClusterSimulation simulation = new ClusterSimulation(IDEAL, cluster(20_000, 0, 0));

    assertThat(simulation.seconds(8, 800, 0)).isCloseTo(40, within(1e-9));
  }

  @Test
  void theModelIsLoadedOnceForEachExecutor() {
    ClusterSimulation simulation = new ClusterSimulation(IDEAL, cluster(1e6, 500_000, 0));

    assertThat(simulation.seconds(8, 800, 0)).isCloseTo(10 + 1, within(1e-9));
  }

  @Test
  void theDriverHandsOutOneTaskAfterAnother() {
    ClusterSimulation.Costs slowDriver = new ClusterSimulation.Costs(0.1, 0, 0, 0, 5);

    // 80 tasks of 5 seconds of the driver, the last of which takes 1 second of a core.
    assertThat(new ClusterSimulation(slowDriver, cluster(1e12, 0, 0)).seconds(8, 800, 0))
        .isCloseTo(401, within(1e-9));
  }

  @Test
  void slowExecutorsTakeFewerTasks() {
    double seconds = new ClusterSimulation(IDEAL, cluster(1e12, 0, 1)).seconds(8, 800, 0);
    assertThat(seconds).isCloseTo(30, within(1e-9));

    double some = new ClusterSimulation(IDEAL, cluster(1e12, 0, 0.5)).seconds(800, 80_000, 0);
    assertThat(some).isBetween(15.0, 20.0); // ideal: 1 / (0.5 + 0.5 / 3) of 10
  }
}
