// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Sessions for tests. */
public final class SparkSessions {
  private SparkSessions() {}

  /**
   * Two task slots in this process. The session stays open for the next test class, since its start
   * takes longer than most tests.
   */
  public static SparkSession local() {
    return builder().master("local[2]").getOrCreate();
  }

  /** Two workers, each with one executor, a process of one task slot. */
  public static SparkSession cluster() {
    return cluster(2);
  }

  /** Workers, each with one executor, a process of one task slot. */
  static SparkSession cluster(int workers) {
    Option<SparkSession> local = SparkSession.getDefaultSession();
    if (local.isDefined()) {
      local.get().stop();
    }
    return builder()
        .config("spark.sql.codegen.wholeStage", true)
        .config("spark.sql.codegen.factoryMode", "FALLBACK")
        .master("local-cluster[%d,1,1024]".formatted(workers))
        .config("spark.executor.memory", "1g")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1")
        .getOrCreate();
  }

  private static SparkSession.Builder builder() {
    return SparkSession.builder()
        .appName("test")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        // Compiling queries takes longer than these small data sets; the cluster test has it.
        .config("spark.sql.codegen.wholeStage", false)
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.warehouse.dir", "target/spark-warehouse");
  }
}
