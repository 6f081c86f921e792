// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where weights were trained and saved, which determines what they do not contain. TensorFlow's
 * networks add 1e-3 to variances; timm's own 1e-5.
 */
enum WeightOrigin {
  EFFICIENTNET_PYTORCH(Padding.STATIC, 1e-3),
  TIMM_OF_TENSORFLOW(Padding.SAME, 1e-3),
  TIMM(Padding.SYMMETRIC, 1e-5);

  private static final Pattern INCEPTION = Pattern.compile("^adv-|[._](ap|ra4)([_-]|$)");

  final Padding padding;
  final double batchNormEpsilon;

  WeightOrigin(Padding padding, double batchNormEpsilon) {
    this.padding = padding;
    this.batchNormEpsilon = batchNormEpsilon;
  }

  /** Empty if timm saved the weights and the name is not one of timm. */
  static Optional<WeightOrigin> of(String name, WeightNaming naming) {
    if (naming == WeightNaming.EFFICIENTNET_PYTORCH) {
      return Optional.of(EFFICIENTNET_PYTORCH);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("tf_efficientnet")) {
      return Optional.of(TIMM_OF_TENSORFLOW);
    }
    return lower.contains("efficientnet_") ? Optional.of(TIMM) : Optional.empty();
  }

  /**
   * Pixels from -1 to 1 for AdvProp, TensorFlow's own Lite networks and timm's recipe {@code ra4};
   * else ImageNet's mean and deviation.
   */
  Normalisation normalisation(String name, EfficientNetArchitecture architecture) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean lite = this == TIMM_OF_TENSORFLOW && architecture.lite();
    return lite || INCEPTION.matcher(lower).find()
        ? Normalisation.INCEPTION
        : Normalisation.IMAGENET;
  }
}
