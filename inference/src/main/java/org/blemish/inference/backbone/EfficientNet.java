// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;

/**
 * An EfficientNet to be built from weights. Weights of {@code efficientnet_pytorch} and of timm are
 * recognised; what the weights do not contain is set to the defaults of their library and model
 * name.
 *
 * @param name name of the backbone, from which its training follows: {@code efficientnet-b5},
 *     {@code tf_efficientnet_b5.ns_jft_in1k}, {@code adv-efficientnet-b5}
 * @param architecture by name or by the weights' shapes if empty
 * @param padding by the name if empty
 * @param batchNormEpsilon by the name if empty
 * @param normalisation by the name if empty
 * @param outputs {@code s1} to {@code s7} (ends of stages), {@code block0}...
 * @param licence of the weights
 * @param source where the weights come from
 * @param sourceSha256 digest of their file
 */
public record EfficientNet(
    String name,
    Optional<EfficientNetArchitecture> architecture,
    Optional<Padding> padding,
    Optional<Double> batchNormEpsilon,
    Optional<Normalisation> normalisation,
    List<String> outputs,
    String licence,
    String source,
    Optional<String> sourceSha256) {
  static final String INPUT = "image";

  /** A network with all defaults of its name and outputs {@code s3} to {@code s6}. */
  public static EfficientNet named(String name) {
    return new EfficientNet(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        BackboneTaps.DEFAULT,
        "unknown",
        "unknown",
        Optional.empty());
  }

  public EfficientNet {
    outputs = List.copyOf(outputs);
  }

  public EfficientNet withOutputs(String... names) {
    return new EfficientNet(
        name,
        architecture,
        padding,
        batchNormEpsilon,
        normalisation,
        List.of(names),
        licence,
        source,
        sourceSha256);
  }

  public EfficientNet withSource(String licence, String source, String sha256) {
    return new EfficientNet(
        name,
        architecture,
        padding,
        batchNormEpsilon,
        normalisation,
        outputs,
        licence,
        source,
        Optional.of(sha256));
  }

  /**
   * Builds the graph.
   *
   * @param file name of the weights in messages
   * @param tensors the weights; others are ignored
   * @throws BlemishException if a tensor is missing or of the wrong shape, or padding does not
   *     follow from timm's model name
   */
  public Backbone build(String file, Map<String, Tensor> tensors) {
    EfficientNetWeights weights = EfficientNetWeights.of(file, tensors);
    EfficientNetArchitecture found = architecture(weights);
    Optional<WeightOrigin> origin = WeightOrigin.of(name, weights.naming());
    Padding pads =
        padding.or(() -> origin.map(o -> o.padding)).orElseThrow(() -> unknown(file, "padding"));
    double epsilon =
        batchNormEpsilon
            .or(() -> origin.map(o -> o.batchNormEpsilon))
            .orElseThrow(() -> unknown(file, "BatchNorm epsilon"));
    Normalisation pixels =
        normalisation
            .or(() -> origin.map(o -> o.normalisation(name, found)))
            .orElseThrow(() -> unknown(file, "normalisation"));
    Map<String, EfficientNetBlock> taps = BackboneTaps.of(found, outputs);
    return new Backbone(
        new BackboneDescriptor(
            name,
            found.name(),
            INPUT,
            pixels,
            Optional.of(pads),
            found.nominalSize(),
            Optional.of(epsilon),
            BackboneTaps.outputs(found, taps),
            licence,
            source,
            sourceSha256),
        EfficientNetGraph.write(INPUT, found, weights, pads, epsilon, taps));
  }

  private BlemishException unknown(String file, String what) {
    return new BlemishException(
        "%s: weights of timm, but their %s does not follow from the name %s: use timm's model name, tf_efficientnet_... or efficientnet_..."
            .formatted(file, what, name));
  }

  private EfficientNetArchitecture architecture(EfficientNetWeights weights) {
    return architecture
        .or(() -> EfficientNetArchitecture.named(name))
        .or(
            () ->
                EfficientNetArchitecture.ALL.stream()
                    .filter(a -> weights.fit(a, last(a)))
                    .findFirst())
        .orElseThrow(
            () ->
                new BlemishException(
                    "%s: the tensors' shapes fit none of %s"
                        .formatted(
                            weights.file(),
                            EfficientNetArchitecture.ALL.stream()
                                .map(EfficientNetArchitecture::name)
                                .toList())));
  }

  private int last(EfficientNetArchitecture candidate) {
    return BackboneTaps.of(candidate, outputs).values().stream()
        .mapToInt(EfficientNetBlock::index)
        .max()
        .orElse(0);
  }
}
