// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A member of the EfficientNet family (Tan and Le 2019, arXiv 1905.11946; Lite as in TensorFlow's
 * repository: ReLU6, no squeeze-and-excite, stem and depth of the outer stages unscaled).
 *
 * @param name as in {@code efficientnet_pytorch}: {@code efficientnet-b0}
 * @param width factor on channels
 * @param depth factor on blocks of a stage
 * @param nominalSize rows and columns of the images it was trained on
 * @param lite whether it is a Lite network
 */
public record EfficientNetArchitecture(
    String name, double width, double depth, int nominalSize, boolean lite) {
  /** B0 to B7 and Lite0 to Lite4. */
  public static final List<EfficientNetArchitecture> ALL =
      List.of(
          new EfficientNetArchitecture("efficientnet-b0", 1.0, 1.0, 224, false),
          new EfficientNetArchitecture("efficientnet-b1", 1.0, 1.1, 240, false),
          new EfficientNetArchitecture("efficientnet-b2", 1.1, 1.2, 260, false),
          new EfficientNetArchitecture("efficientnet-b3", 1.2, 1.4, 300, false),
          new EfficientNetArchitecture("efficientnet-b4", 1.4, 1.8, 380, false),
          new EfficientNetArchitecture("efficientnet-b5", 1.6, 2.2, 456, false),
          new EfficientNetArchitecture("efficientnet-b6", 1.8, 2.6, 528, false),
          new EfficientNetArchitecture("efficientnet-b7", 2.0, 3.1, 600, false),
          new EfficientNetArchitecture("efficientnet-lite0", 1.0, 1.0, 224, true),
          new EfficientNetArchitecture("efficientnet-lite1", 1.0, 1.1, 240, true),
          new EfficientNetArchitecture("efficientnet-lite2", 1.1, 1.2, 260, true),
          new EfficientNetArchitecture("efficientnet-lite3", 1.2, 1.4, 280, true),
          new EfficientNetArchitecture("efficientnet-lite4", 1.4, 1.8, 300, true));

  /** Blocks, kernel, stride, expansion, channels of each stage at width and depth 1. */
  private static final int[][] STAGES = {
    {1, 3, 1, 1, 16},
    {2, 3, 2, 6, 24},
    {2, 5, 2, 6, 40},
    {3, 3, 2, 6, 80},
    {3, 5, 1, 6, 112},
    {4, 5, 2, 6, 192},
    {1, 3, 1, 6, 320}
  };

  /**
   * The architecture in the name of a model or file, with dashes or underscores: {@code
   * tf_efficientnet_b5.ns_jft_in1k}, {@code efficientnet-b5-b6417697.pth}.
   */
  public static Optional<EfficientNetArchitecture> named(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return ALL.stream().filter(a -> plain.contains(a.name)).findFirst();
  }

  /** Channels after the first convolution. */
  int stem() {
    return lite ? 32 : channels(32);
  }

  /** All blocks in order. */
  List<EfficientNetBlock> blocks() {
    List<EfficientNetBlock> blocks = new ArrayList<>();
    int in = stem();
    for (int s = 0; s < STAGES.length; s++) {
      int[] stage = STAGES[s];
      boolean outer = s == 0 || s == STAGES.length - 1;
      int repeats = lite && outer ? stage[0] : (int) Math.ceil(depth * stage[0]);
      int out = channels(stage[4]);
      for (int place = 0; place < repeats; place++) {
        blocks.add(
            new EfficientNetBlock(
                blocks.size(),
                s + 1,
                place,
                stage[1],
                place == 0 ? stage[2] : 1,
                in,
                in * stage[3],
                out,
                lite ? 0 : Math.max(1, in / 4),
                place == repeats - 1));
        in = out;
      }
    }
    return blocks;
  }

  /** Scaled to a multiple of 8, never below nine tenths. */
  private int channels(int base) {
    double scaled = base * width;
    int rounded = Math.max(8, (int) (scaled + 4) / 8 * 8);
    return rounded < 0.9 * scaled ? rounded + 8 : rounded;
  }
}
