// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.blemish.core.process.JavaProgram;

/** Stands for the program in tests: the name of the data decides what it does. */
public final class FakeTrainer {
  private FakeTrainer() {}

  /**
   * How an executor starts it.
   *
   * @param calls file with one line for each command
   */
  public static TrainerProgram program(Path calls) {
    String file = calls.toString();
    return () ->
        JavaProgram.child(
            64, List.of("-Dcalls=" + file, "-XX:TieredStopAtLevel=1"), FakeTrainer.class.getName());
  }

  public static void main(String[] args) throws Exception {
    Path calls = Path.of(System.getProperty("calls"));
    List<String> all = Arrays.asList(args);
    Path alone = calls.resolveSibling("alone");
    Files.createFile(alone); // fails if another trainer works
    Files.writeString(
        calls, String.join(" ", all) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Thread.sleep(100);
    Files.delete(alone);
    String data = all.get(all.indexOf("--data") + 1);
    if (data.equals("failing")) {
      System.err.println("blemish: failing: no images: choose another folder");
      System.exit(1);
    }
    if (data.equals("killed")) {
      System.exit(137);
    }
    System.out.println(
        switch (args[0]) {
          case "train" -> "{\"schema\":1,\"digest\":\"00ff\"}";
          case "evaluate" ->
              "{\"method\":\"padim\",\"modality\":\"rgb\",\"image_auroc\":0.75,\"images\":{\"good\":1}}";
          default ->
              "{\"jobs\":["
                  + "{\"job\":{\"category\":\"nut\",\"setup\":{\"method\":\"ast\",\"preset\":\"fast\",\"modality\":\"rgb\",\"set\":[]},\"seed\":3},\"metrics\":{\"image_auroc\":0.5,\"au_pro_0.3\":0.25}},"
                  + "{\"job\":{\"category\":\"cap\",\"setup\":{\"method\":\"ast\",\"preset\":\"fast\",\"modality\":\"rgb\",\"set\":[]},\"seed\":3},\"metrics\":{},\"error\":\"too few images\"}]}";
        });
  }
}
