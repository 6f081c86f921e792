// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;

/**
 * Architecture and training of teacher and student. Constructors throw {@link BlemishException}
 * with the setting, its value and the allowed range.
 *
 * @param positionChannels channels of the positional encoding, a multiple of 4; 0: none
 */
public record AstSettings(
    int positionChannels,
    TeacherSettings teacher,
    StudentSettings student,
    Optimisation optimisation) {
  public AstSettings {
    require(
        positionChannels >= 0 && positionChannels % 4 == 0,
        "positionChannels",
        positionChannels,
        "a multiple of 4, or 0 for none");
  }

  /** As published for RGB features (MVTec AD). Days on a CPU. */
  public static AstSettings paper() {
    return new AstSettings(
        32,
        new TeacherSettings(1024, List.of(3, 3, 3, 5), 3, 240),
        new StudentSettings(1024, 4, 240),
        Optimisation.published());
  }

  /** As published for depth, alone or with RGB features (MVTec 3D-AD). */
  public static AstSettings paperDepth() {
    return new AstSettings(
        32,
        new TeacherSettings(64, List.of(3, 3, 3, 5), 1.9, 72),
        new StudentSettings(1024, 4, 72),
        Optimisation.published());
  }

  /**
   * The same networks, for a part of the views.
   *
   * @param share of the epochs, above 0 and up to 1; at least one of each network is left
   * @param part of the views, above 0 and up to 1; the bound of an epoch shrinks as they do
   * @param views that they are trained on; a larger batch becomes as small as these
   */
  public AstSettings shortened(double share, double part, int views) {
    return new AstSettings(
        positionChannels,
        new TeacherSettings(
            teacher.hidden(), teacher.kernels(), teacher.clamp(), epochs(teacher.epochs(), share)),
        new StudentSettings(
            student.width(),
            student.blocks(),
            epochs(student.epochs(), share),
            student.symmetric()),
        optimisation.shortened(part, views));
  }

  private static int epochs(int all, double share) {
    return Math.max(1, (int) Math.round(all * share));
  }

  /** As JSON; equal settings give equal text. */
  public String toJson() {
    return Json.line(this);
  }

  /**
   * The normalizing flow.
   *
   * @param hidden hidden channels of the coupling networks, at least 1
   * @param kernels one odd kernel size for each coupling
   * @param clamp a of {@code e(s) = a 0.636 atan(s / a)}, above 0; bounds each log-scale
   * @param epochs passes over the features, at least 1
   */
  public record TeacherSettings(int hidden, List<Integer> kernels, double clamp, int epochs) {
    public TeacherSettings {
      kernels = List.copyOf(kernels);
      require(hidden >= 1, "teacher.hidden", hidden, "at least 1");
      require(
          !kernels.isEmpty() && kernels.stream().allMatch(k -> k >= 1 && k % 2 == 1),
          "teacher.kernels",
          kernels,
          "one odd kernel size for each coupling, such as [3, 3, 3, 5]");
      require(clamp > 0 && clamp < 100, "teacher.clamp", clamp, "between 0 and 100");
      require(epochs >= 1, "teacher.epochs", epochs, "at least 1");
    }
  }

  /**
   * The residual network, or a flow for the ablation of the paper.
   *
   * @param width hidden channels, at least 1
   * @param blocks residual blocks, at least 0; a flow has none
   * @param epochs passes over the features, at least 1
   * @param symmetric whether it is a flow with the teacher's kernels and clamp; false if absent
   */
  public record StudentSettings(int width, int blocks, int epochs, Optional<Boolean> symmetric) {
    /** The residual network. */
    public StudentSettings(int width, int blocks, int epochs) {
      this(width, blocks, epochs, Optional.empty());
    }

    public StudentSettings {
      require(width >= 1, "student.width", width, "at least 1");
      require(blocks >= 0, "student.blocks", blocks, "at least 0");
      require(epochs >= 1, "student.epochs", epochs, "at least 1");
    }
  }

  /**
   * Training of both networks by Adam.
   *
   * @param batch samples of a step, at least 1; an incomplete last batch of an epoch is dropped
   * @param learningRate above 0
   * @param weightDecay factor of the weights added to their gradients, at least 0
   * @param epochSamples greatest number of samples of an epoch, at least a batch: of more samples,
   *     each epoch takes others, so that the number of steps does not grow with them; all samples
   *     if absent
   */
  public record Optimisation(
      int batch,
      double learningRate,
      double weightDecay,
      Schedule schedule,
      Precision precision,
      Optional<Integer> epochSamples) {
    /** All samples in each epoch. */
    public Optimisation(
        int batch,
        double learningRate,
        double weightDecay,
        Schedule schedule,
        Precision precision) {
      this(batch, learningRate, weightDecay, schedule, precision, Optional.empty());
    }

    public Optimisation {
      require(batch >= 1, "optimisation.batch", batch, "at least 1");
      require(
          learningRate > 0 && learningRate <= 1,
          "optimisation.learningRate",
          learningRate,
          "above 0 and at most 1");
      require(
          weightDecay >= 0 && weightDecay <= 1,
          "optimisation.weightDecay",
          weightDecay,
          "from 0 to 1");
      require(
          epochSamples.orElse(batch) >= batch,
          "optimisation.epochSamples",
          epochSamples.orElse(batch),
          "at least optimisation.batch (%d)".formatted(batch));
    }

    private Optimisation shortened(double part, int views) {
      int size = Math.max(1, Math.min(batch, views));
      return new Optimisation(
          size,
          learningRate,
          weightDecay,
          schedule,
          precision,
          epochSamples.map(samples -> Math.max(size, (int) Math.round(samples * part))));
    }

    /** Steps of an epoch: whole batches. */
    public int steps(int samples) {
      return Math.min(samples, epochSamples.orElse(samples)) / batch;
    }

    static Optimisation published() {
      return new Optimisation(8, 2e-4, 1e-5, Schedule.NONE, Precision.FP32);
    }
  }

  private static void require(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      throw new BlemishException("setting %s is %s: it must be %s".formatted(name, value, allowed));
    }
  }
}
