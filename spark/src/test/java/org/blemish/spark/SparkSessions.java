// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Sessions for tests. */
public final class SparkSessions {
  private SparkSessions() {}

  /** Two task slots in this process. */
  public static SparkSession local(Path warehouse) {
    return builder(warehouse).master("local[2]").getOrCreate();
  }

  /** Two workers, each with one executor, a process of one task slot. */
  public static SparkSession cluster(Path warehouse) {
    return cluster(warehouse, 2);
  }

  /** Workers, each with one executor, a process of one task slot. */
  static SparkSession cluster(Path warehouse, int workers) {
    return builder(warehouse)
        .config("spark.sql.codegen.wholeStage", true)
        .config("spark.sql.codegen.factoryMode", "FALLBACK")
        .master("local-cluster[%d,1,1024]".formatted(workers))
        .config("spark.executor.memory", "1g")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1")
        .getOrCreate();
  }

  private static SparkSession.Builder builder(Path warehouse) {
    return SparkSession.builder()
        .appName("test")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        // Compiling queries takes longer than these small data sets; the cluster test has it.
        .config("spark.sql.codegen.wholeStage", false)
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.warehouse.dir", warehouse.toString());
  }
}
