// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.util.concurrent.TimeUnit;
import org.blemish.core.depth.BackgroundRule;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.depth.PreparedDepth;
import org.blemish.core.scan.Scan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Preparation of a scan of 800x800 values for the networks, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DepthPreparationBenchmark {
  @Param private BackgroundRule background = BackgroundRule.CORNERS;

  /** Share of missing values. */
  @Param({"0.1", "0.5"})
  private double holes;

  private Scan scan = BenchmarkInputs.dome(4, 0);
  private DepthPreparation preparation = new DepthPreparation(DepthSettings.paper());

  @Setup
  public void scan() {
    scan = BenchmarkInputs.dome(800, holes);
    preparation = new DepthPreparation(DepthSettings.paper().withBackground(background));
  }

  @Benchmark
  public PreparedDepth prepare() {
    return preparation.prepare(scan, "dome");
  }
}
