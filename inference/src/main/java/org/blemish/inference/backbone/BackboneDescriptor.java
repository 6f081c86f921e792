// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;

/**
 * What a backbone's graph does not contain; stored with it as JSON.
 *
 * @param name for display
 * @param architecture the member of the family, or any text for a user's own graph
 * @param input the graph's only input, {@code [N, 3, H, W]}, RGB, normalised
 * @param normalisation how pixels become that input
 * @param padding how its convolutions pad, for information; empty if unknown
 * @param nominalSize rows and columns it was trained on
 * @param batchNormEpsilon what was added to variances when they were folded into convolutions;
 *     empty if unknown
 * @param outputs its feature maps, at least one
 * @param licence of the weights, as far as known
 * @param source where the weights come from
 * @param sourceSha256 digest of the weights' file; empty if the graph itself is the source
 * @param quantization how it was turned into 8-bit integers; empty in floats
 */
public record BackboneDescriptor(
    String name,
    String architecture,
    String input,
    Normalisation normalisation,
    Optional<Padding> padding,
    int nominalSize,
    Optional<Double> batchNormEpsilon,
    List<BackboneOutput> outputs,
    String licence,
    String source,
    Optional<String> sourceSha256,
    Optional<Quantization> quantization) {
  public BackboneDescriptor {
    outputs = List.copyOf(outputs);
    Set<String> names = new HashSet<>();
    outputs.forEach(output -> names.add(output.name()));
    if (outputs.isEmpty() || names.size() < outputs.size()) {
      throw new IllegalArgumentException(
          "outputs %s: at least one, with different names".formatted(outputs));
    }
    if (nominalSize < 1) {
      throw new IllegalArgumentException("nominalSize %d: at least 1".formatted(nominalSize));
    }
  }

  /** A backbone in floats. */
  public BackboneDescriptor(
      String name,
      String architecture,
      String input,
      Normalisation normalisation,
      Optional<Padding> padding,
      int nominalSize,
      Optional<Double> batchNormEpsilon,
      List<BackboneOutput> outputs,
      String licence,
      String source,
      Optional<String> sourceSha256) {
    this(
        name,
        architecture,
        input,
        normalisation,
        padding,
        nominalSize,
        batchNormEpsilon,
        outputs,
        licence,
        source,
        sourceSha256,
        Optional.empty());
  }

  /**
   * Width and height of an output for images of a size, computed from its stride and the padding
   * rule.
   *
   * @return empty if the padding rule is not known, or the stride is no power of two
   * @throws BlemishException if there is no such output
   */
  public Optional<Size> grid(String output, Size image) {
    int stride = output(output).stride();
    return Integer.bitCount(stride) == 1
        ? padding.map(
            rule ->
                new Size(
                    rule.cells(image.width(), stride, nominalSize),
                    rule.cells(image.height(), stride, nominalSize)))
        : Optional.empty();
  }

  /** The same backbone after its patch tokens became feature maps. */
  BackboneDescriptor withMaps() {
    return with(
        outputs.stream()
            .map(output -> new BackboneOutput(output.name(), output.channels(), output.stride()))
            .toList(),
        quantization);
  }

  /** The same backbone in 8-bit integers. */
  BackboneDescriptor withQuantization(Quantization how) {
    return with(outputs, Optional.of(how));
  }

  private BackboneDescriptor with(List<BackboneOutput> maps, Optional<Quantization> how) {
    return new BackboneDescriptor(
        name,
        architecture,
        input,
        normalisation,
        padding,
        nominalSize,
        batchNormEpsilon,
        maps,
        licence,
        source,
        sourceSha256,
        how);
  }

  /**
   * The output of that name.
   *
   * @throws BlemishException if there is none
   */
  public BackboneOutput output(String output) {
    return outputs.stream()
        .filter(o -> o.name().equals(output))
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    "backbone %s has no output %s: choose from %s"
                        .formatted(
                            name, output, outputs.stream().map(BackboneOutput::name).toList())));
  }
}
