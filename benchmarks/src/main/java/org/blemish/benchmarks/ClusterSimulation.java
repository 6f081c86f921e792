// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Images per second of a cluster that inspects with Spark, simulated task by task: executors start
 * and load the model, the driver hands out tasks one after another, a free core takes the next one,
 * and its images pass through the storage that all executors share. Prints 10, 100 and 1,000 cores.
 *
 * @param costs measured on one machine
 * @param cluster assumed
 */
record ClusterSimulation(Costs costs, Cluster cluster) {
  private static final double GIGABIT = 1e9 / 8;

  /**
   * Seconds of one core.
   *
   * @param image inspection of an image
   * @param spark what Spark adds to an image
   * @param start from the start of an executor until it can open a model
   * @param open opening the model, from a local file
   * @param dispatch time of the driver for one task
   */
  record Costs(double image, double spark, double start, double open, double dispatch) {}

  /**
   * A cluster.
   *
   * @param coresPerExecutor tasks that share a model
   * @param storage bytes per second that all executors read together
   * @param imageBytes of an image file
   * @param modelBytes of the model file
   * @param spread standard deviation of the logarithm of an image's time
   * @param stragglers share of executors that are slower
   * @param slowdown by how much they are slower, at least 1
   * @param tasksPerCore number of tasks for each core
   */
  record Cluster(
      int coresPerExecutor,
      double storage,
      long imageBytes,
      long modelBytes,
      double spread,
      double stragglers,
      double slowdown,
      int tasksPerCore) {}

  /** A core, and when it is free. */
  private record Core(int number, double free) {}

  /** Seconds until the last of the images is inspected. */
  double seconds(int cores, long images, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int executors = (cores + cluster.coresPerExecutor() - 1) / cluster.coresPerExecutor();
    double[] slow = new double[executors];
    // All executors read the model at the same time.
    double loading = executors * cluster.modelBytes() / cluster.storage();
    PriorityQueue<Core> free = new PriorityQueue<>((a, b) -> Double.compare(a.free(), b.free()));
    for (int executor = 0; executor < executors; executor++) {
      slow[executor] = random.nextDouble() < cluster.stragglers() ? cluster.slowdown() : 1;
    }
    for (int core = 0; core < cores; core++) {
      double factor = slow[core / cluster.coresPerExecutor()];
      free.add(new Core(core, factor * (costs.start() + costs.open()) + loading));
    }
    // The storage serves this many cores at full speed; more of them wait for each other.
    double image = costs.image() + costs.spark();
    double wanted = cores * cluster.imageBytes() / image;
    double waiting = Math.max(1, wanted / cluster.storage());
    long tasks = Math.min(images, (long) cores * cluster.tasksPerCore());
    double handedOut = 0;
    double end = 0;
    for (long task = 0; task < tasks; task++) {
      long count = images * (task + 1) / tasks - images * task / tasks;
      Core core = free.remove();
      handedOut = Math.max(handedOut, core.free()) + costs.dispatch();
      double work = 0;
      for (long i = 0; i < count; i++) {
        work += Math.exp(cluster.spread() * gaussian(random) - square(cluster.spread()) / 2);
      }
      double done =
          handedOut + work * image * waiting * slow[core.number() / cluster.coresPerExecutor()];
      free.add(new Core(core.number(), done));
      end = Math.max(end, done);
    }
    return end;
  }

  private static double square(double x) {
    return x * x;
  }

  /** Irwin and Hall: the sum of twelve uniform numbers is near enough to a normal one. */
  private static double gaussian(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  /**
   * Arguments: milliseconds of an image, of Spark for an image, of the start of an executor, of
   * opening the model, of the driver for a task; then gigabits per second of the storage. For
   * comparison with a measurement on few cores, also: cores of an executor, and images in total.
   */
  public static void main(String[] arguments) {
    double[] ms = new double[5];
    for (int i = 0; i < ms.length; i++) {
      ms[i] = Double.parseDouble(arguments[i]) / 1000;
    }
    Costs costs = new Costs(ms[0], ms[1], ms[2], ms[3], ms[4]);
    int coresPerExecutor = arguments.length > 6 ? Integer.parseInt(arguments[6]) : 4;
    Cluster cluster =
        new Cluster(
            coresPerExecutor,
            Double.parseDouble(arguments[5]) * GIGABIT,
            1_000_000,
            60_000_000,
            0.2,
            0.05,
            2,
            8);
    ClusterSimulation simulation = new ClusterSimulation(costs, cluster);
    long perCore = 20_000;
    System.out.printf("%8s %12s %12s %10s%n", "cores", "images", "images/s", "of ideal");
    for (int cores : new int[] {1, 2, 10, 100, 1_000}) {
      long images = arguments.length > 7 ? Long.parseLong(arguments[7]) : cores * perCore;
      double rate = images / simulation.seconds(cores, images, 1);
      System.out.printf(
          Locale.ROOT,
          "%8d %12d %12.1f %9.1f %%%n",
          cores,
          images,
          rate,
          100 * rate * costs.image() / cores);
    }
  }
}
