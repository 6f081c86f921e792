// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.torch;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.blemish.core.tensor.Tensor;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A tensor in native memory, 32-bit floats unless stated otherwise, recorded by autograd where it
 * depends on a {@link #requireGradient parameter}.
 *
 * <p>Freed with the innermost {@link Scope} that is open when it is made; {@link #keep} gives it to
 * the caller, who closes it. Methods make new tensors, except those with {@code InPlace} in their
 * name. Errors of libtorch, such as shapes that do not fit, are {@link RuntimeException}s with its
 * message. Not thread-safe.
 */
public final class NativeTensor implements AutoCloseable {
  final org.bytedeco.pytorch.Tensor raw;

  NativeTensor(org.bytedeco.pytorch.Tensor raw) {
    Scope.require();
    this.raw = raw;
  }

  /** A copy of the values. */
  public static NativeTensor of(Tensor tensor) {
    NativeTensor result = zeros(tensor.shape());
    if (tensor.values().length > 0) {
      result.data().put(tensor.values());
    }
    return result;
  }

  public static NativeTensor zeros(long... shape) {
    Scope.require();
    return new NativeTensor(torch.zeros(shape));
  }

  /** Whole numbers, for {@link #select}. */
  public static NativeTensor indices(int[] values) {
    Scope.require();
    long[] wide = Arrays.stream(values).asLongStream().toArray();
    LongPointer memory = new LongPointer(wide);
    return new NativeTensor(
        torch
            .from_blob(
                memory,
                new long[] {wide.length},
                new org.bytedeco.pytorch.TensorOptions(torch.ScalarType.Long))
            .clone());
  }

  /** Joined along dimension {@code dim}. */
  public static NativeTensor cat(int dim, NativeTensor... parts) {
    return new NativeTensor(torch.cat(vector(List.of(parts)), dim));
  }

  /** Elementwise sum. */
  public NativeTensor plus(NativeTensor other) {
    return new NativeTensor(raw.add(other.raw));
  }

  public NativeTensor minus(NativeTensor other) {
    return new NativeTensor(raw.sub(other.raw));
  }

  public NativeTensor times(NativeTensor other) {
    return new NativeTensor(raw.mul(other.raw));
  }

  public NativeTensor times(double factor) {
    return new NativeTensor(raw.mul(new Scalar(factor)));
  }

  public NativeTensor dividedBy(NativeTensor other) {
    return new NativeTensor(raw.div(other.raw));
  }

  public NativeTensor square() {
    return new NativeTensor(raw.square());
  }

  public NativeTensor sqrt() {
    return new NativeTensor(raw.sqrt());
  }

  public NativeTensor exp() {
    return new NativeTensor(raw.exp());
  }

  public NativeTensor atan() {
    return new NativeTensor(raw.atan());
  }

  public NativeTensor clamp(double low, double high) {
    return new NativeTensor(
        raw.clamp(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high))));
  }

  public NativeTensor relu() {
    return new NativeTensor(raw.relu());
  }

  public NativeTensor leakyRelu(double slope) {
    return new NativeTensor(torch.leaky_relu(raw, new Scalar(slope)));
  }

  /**
   * Cross-correlation of {@code [N, I, H, W]} with {@code weight [O, I, k, k]}, stride 1.
   *
   * @param bias {@code [O]}
   * @param padding zeros added on every side
   */
  public NativeTensor convolve(NativeTensor weight, NativeTensor bias, int padding) {
    return convolve(weight, new TensorOptional(bias.raw), padding);
  }

  /** The same without a bias. */
  public NativeTensor convolve(NativeTensor weight, int padding) {
    return convolve(weight, new TensorOptional(), padding);
  }

  private NativeTensor convolve(NativeTensor weight, TensorOptional bias, int padding) {
    long[] one = {1, 1};
    return new NativeTensor(
        torch.conv2d(raw, weight.raw, bias, one, new long[] {padding, padding}, one, 1));
  }

  /** Border values repeated {@code width} times on every side of {@code [N, C, H, W]}. */
  public NativeTensor padByReplication(int width) {
    return new NativeTensor(torch.replication_pad2d(raw, width, width, width, width));
  }

  /**
   * Batch normalisation of {@code [N, C, H, W]} by the given statistics, all {@code [C]}.
   *
   * @param training whether the batch's own statistics are used, and the given running ones updated
   */
  public NativeTensor batchNorm(
      NativeTensor weight,
      NativeTensor bias,
      NativeTensor runningMean,
      NativeTensor runningVariance,
      boolean training,
      double momentum,
      double epsilon) {
    return new NativeTensor(
        torch.batch_norm(
            raw,
            new TensorOptional(weight.raw),
            new TensorOptional(bias.raw),
            new TensorOptional(runningMean.raw),
            new TensorOptional(runningVariance.raw),
            training,
            momentum,
            epsilon,
            false));
  }

  /** The slices of dimension {@code dim} that {@code indices} names, in that order. */
  public NativeTensor select(int dim, NativeTensor indices) {
    return new NativeTensor(raw.index_select(dim, indices.raw));
  }

  /** A view of {@code length} slices of dimension {@code dim} from {@code start}. */
  public NativeTensor narrow(int dim, long start, long length) {
    return new NativeTensor(raw.narrow(dim, start, length));
  }

  public NativeTensor sum(int dim) {
    return new NativeTensor(raw.sum(dim));
  }

  public NativeTensor mean(int dim) {
    return new NativeTensor(raw.mean(dim));
  }

  /** The sum of all values, a scalar without gradient; not finite if any value is not. */
  public NativeTensor sumOfAll() {
    return new NativeTensor(raw.detach().sum());
  }

  /** The mean of all values, a scalar. */
  public NativeTensor mean() {
    return new NativeTensor(raw.mean());
  }

  /** The values as bfloat16: 8 bits of mantissa. */
  public NativeTensor toBfloat16() {
    return new NativeTensor(raw.to(torch.ScalarType.BFloat16));
  }

  public NativeTensor toFloat32() {
    return new NativeTensor(raw.to(torch.ScalarType.Float));
  }

  public void multiplyInPlace(double factor) {
    raw.mul_(new Scalar(factor));
  }

  public void addInPlace(NativeTensor other, double factor) {
    raw.add_(other.raw, new Scalar(factor));
  }

  public void addInPlace(double value) {
    raw.add_(new Scalar(value));
  }

  /** Adds {@code factor * a * b}. */
  public void addProductInPlace(NativeTensor a, NativeTensor b, double factor) {
    raw.addcmul_(a.raw, b.raw, new Scalar(factor));
  }

  /** Adds {@code factor * a / b}. */
  public void addQuotientInPlace(NativeTensor a, NativeTensor b, double factor) {
    raw.addcdiv_(a.raw, b.raw, new Scalar(factor));
  }

  /** Adds {@code share * (target - this)}. */
  public void lerpInPlace(NativeTensor target, double share) {
    raw.lerp_(target.raw, new Scalar(share));
  }

  /**
   * Marks this tensor, which nothing was computed from yet, as a parameter of {@link #gradients}.
   */
  public NativeTensor requireGradient() {
    raw.set_requires_grad(true);
    return this;
  }

  /**
   * Derivatives of this scalar.
   *
   * @return one tensor for each parameter, in order
   */
  public List<NativeTensor> gradients(List<NativeTensor> parameters) {
    TensorVector result =
        torch.grad(
            new TensorVector(raw),
            vector(parameters),
            new TensorVector(),
            new BoolOptional(),
            false,
            false);
    return Arrays.stream(result.get()).map(NativeTensor::new).toList();
  }

  public long[] shape() {
    long[] shape = new long[(int) raw.dim()];
    Arrays.setAll(shape, raw::size);
    return shape;
  }

  public int size(int dim) {
    return Math.toIntExact(raw.size(dim));
  }

  /** The value of a tensor of one element. */
  public float item() {
    return raw.item_float();
  }

  /** A copy on the Java heap. */
  public Tensor toTensor() {
    long[] shape = shape();
    float[] values = new float[Math.toIntExact(Tensor.count(shape))];
    if (values.length > 0) {
      new NativeTensor(raw.detach().to(torch.ScalarType.Float).contiguous()).data().get(values);
    }
    return new Tensor(shape, values);
  }

  /**
   * The tensor's own memory, row-major, direct and in native order, for writing samples in place.
   * Invalid once the tensor is freed.
   */
  public FloatBuffer buffer() {
    if (!raw.is_contiguous()) {
      throw new IllegalStateException("the memory of a view is not contiguous in row-major order");
    }
    return data().capacity(raw.numel()).asBuffer();
  }

  /** Removes the tensor from its scope: the caller closes it. */
  public NativeTensor keep() {
    raw.retainReference();
    return this;
  }

  /** Frees a {@linkplain #keep kept} tensor. */
  @Override
  public void close() {
    raw.close();
  }

  private FloatPointer data() {
    return raw.data_ptr_float();
  }

  private static TensorVector vector(List<NativeTensor> parts) {
    return new TensorVector(
        parts.stream().map(t -> t.raw).toArray(org.bytedeco.pytorch.Tensor[]::new));
  }
}
