// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import java.util.Arrays;
import java.util.Optional;
import org.blemish.ast.network.ConvolutionPrecision;
import org.blemish.ast.network.FlowOutput;
import org.blemish.ast.network.Losses;
import org.blemish.ast.network.StudentNetwork;
import org.blemish.ast.network.Teacher;
import org.blemish.ast.torch.Libtorch;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.tensor.Tensor;

/**
 * Trained networks in libtorch: the reference of exported graphs, and the source of the teacher's
 * output for memory banks. Inspection runs the exported graph instead. Owns native memory; not
 * thread-safe.
 */
public final class LibtorchAst implements AutoCloseable {
  private final Teacher teacher;
  private final StudentNetwork student;
  private final int threads;

  private LibtorchAst(Teacher teacher, StudentNetwork student, int threads) {
    this.teacher = teacher;
    this.student = student;
    this.threads = threads;
  }

  /**
   * Copies the weights to native memory; the caller closes the result.
   *
   * @param threads of libtorch, at least 1
   */
  public static LibtorchAst open(TrainedAst trained, int threads) {
    FeatureShape shape = trained.shape();
    Teacher teacher =
        new Teacher(
            shape.teacher(trained.settings()), shape.height(), shape.width(), trained.teacher());
    try {
      StudentNetwork student =
          shape
              .student(trained.settings())
              .open(shape.height(), shape.width(), trained.student(), ConvolutionPrecision.FP32);
      return new LibtorchAst(teacher, student, threads);
    } catch (RuntimeException e) {
      teacher.close();
      throw e;
    }
  }

  /**
   * Maps of a batch.
   *
   * @param features {@code [N, C, H, W]}
   */
  public AstMaps maps(Tensor features) {
    return maps(features, Optional.empty());
  }

  /**
   * Maps of a batch with foreground masks.
   *
   * @param features {@code [N, C, H, W]}
   * @param mask {@code [N, H, W]}, 0 to 1
   */
  public AstMaps maps(Tensor features, Tensor mask) {
    long[] shape = features.shape();
    if (!Arrays.equals(mask.shape(), new long[] {shape[0], shape[2], shape[3]})) {
      throw new IllegalArgumentException(
          "a mask for features %s must be [N, H, W], got %s"
              .formatted(Arrays.toString(shape), Arrays.toString(mask.shape())));
    }
    return maps(features, Optional.of(mask));
  }

  private AstMaps maps(Tensor features, Optional<Tensor> mask) {
    Libtorch.threads(threads);
    return Scope.get(() -> Scope.withoutGradient(() -> evaluate(features, mask)));
  }

  /**
   * The teacher's output for a batch, without the student.
   *
   * @param features {@code [N, C, H, W]}
   * @return {@code [N, C, H, W]}
   */
  public Tensor latent(Tensor features) {
    Libtorch.threads(threads);
    return Scope.get(
        () ->
            Scope.withoutGradient(() -> teacher.forward(NativeTensor.of(features)).z().toTensor()));
  }

  private AstMaps evaluate(Tensor features, Optional<Tensor> mask) {
    NativeTensor x = NativeTensor.of(features);
    FlowOutput flow = teacher.forward(x);
    NativeTensor likelihood = Losses.likelihood(flow);
    NativeTensor distance = Losses.distance(flow.z(), student.forward(x, false));
    Optional<NativeTensor> m = mask.map(NativeTensor::of);
    NativeTensor loss = m.map(distance::times).orElse(distance);
    return new AstMaps(
        m.map(loss::times).orElse(loss).toTensor(),
        loss.toTensor(),
        m.map(likelihood::times).orElse(likelihood).toTensor(),
        flow.z().toTensor());
  }

  @Override
  public void close() {
    try {
      teacher.close();
    } finally {
      student.close();
    }
  }
}
