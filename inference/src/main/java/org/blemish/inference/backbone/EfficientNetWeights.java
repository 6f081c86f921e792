// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;

/**
 * The weights of one EfficientNet under the names of the library that saved them, with any prefix
 * ({@code module.}, {@code state_dict.}).
 */
record EfficientNetWeights(
    String file, Map<String, Tensor> tensors, WeightNaming naming, String prefix) {
  /**
   * Recognises the library by the names.
   *
   * @param file its name in messages
   */
  static EfficientNetWeights of(String file, Map<String, Tensor> tensors) {
    // The name of timm is a suffix of the other one: the longer name first.
    for (WeightNaming naming : WeightNaming.values()) {
      String ending = naming.stem + ".weight";
      Optional<String> stem =
          tensors.keySet().stream()
              .filter(name -> name.equals(ending) || name.endsWith("." + ending))
              .findFirst();
      if (stem.isPresent()) {
        String name = stem.get();
        String prefix = name.substring(0, name.length() - ending.length());
        return new EfficientNetWeights(file, tensors, naming, prefix);
      }
    }
    throw new BlemishException(
        "%s: not an EfficientNet: neither _conv_stem.weight (efficientnet_pytorch) nor conv_stem.weight (timm) is among its %d tensors"
            .formatted(file, tensors.size()));
  }

  /** A tensor of exactly this shape. */
  Tensor get(String name, long... shape) {
    Tensor tensor = tensors.get(prefix + name);
    if (tensor == null) {
      throw new BlemishException("%s: tensor %s%s is missing".formatted(file, prefix, name));
    }
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new BlemishException(
          "%s: tensor %s%s is %s, expected %s: another architecture?"
              .formatted(
                  file, prefix, name, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
    }
    return tensor;
  }

  /** Whether the blocks up to {@code last} have this architecture's shapes. */
  boolean fit(EfficientNetArchitecture architecture, int last) {
    List<EfficientNetBlock> blocks = architecture.blocks();
    return last < blocks.size()
        && blocks.subList(0, last + 1).stream()
            .allMatch(
                b ->
                    is(
                            naming.layer(b, WeightNaming.BlockLayer.PROJECT),
                            b.out(),
                            b.expanded(),
                            1,
                            1)
                        && tensors.containsKey(
                                prefix
                                    + naming.layer(b, WeightNaming.BlockLayer.SQUEEZE)
                                    + ".weight")
                            == b.squeezed() > 0);
  }

  private boolean is(String layer, long... shape) {
    Tensor tensor = tensors.get(prefix + layer + ".weight");
    return tensor != null && Arrays.equals(tensor.shape(), shape);
  }
}
