// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

/** The names that libraries use for the weights of an EfficientNet. */
enum WeightNaming {
  EFFICIENTNET_PYTORCH("_conv_stem", "_bn0") {
    @Override
    String layer(EfficientNetBlock block, BlockLayer part) {
      String name =
          switch (part) {
            case EXPAND -> "_expand_conv";
            case EXPAND_NORM -> "_bn0";
            case DEPTHWISE -> "_depthwise_conv";
            case DEPTHWISE_NORM -> "_bn1";
            case SQUEEZE -> "_se_reduce";
            case EXCITE -> "_se_expand";
            case PROJECT -> "_project_conv";
            case PROJECT_NORM -> "_bn2";
          };
      return "_blocks." + block.index() + "." + name;
    }
  },
  TIMM("conv_stem", "bn1") {
    @Override
    String layer(EfficientNetBlock block, BlockLayer part) {
      // Blocks without expansion count their layers from the depthwise one.
      boolean expands = block.expands();
      String name =
          switch (part) {
            case EXPAND -> "conv_pw";
            case EXPAND_NORM -> "bn1";
            case DEPTHWISE -> "conv_dw";
            case DEPTHWISE_NORM -> expands ? "bn2" : "bn1";
            case SQUEEZE -> "se.conv_reduce";
            case EXCITE -> "se.conv_expand";
            case PROJECT -> expands ? "conv_pwl" : "conv_pw";
            case PROJECT_NORM -> expands ? "bn3" : "bn2";
          };
      return "blocks." + (block.stage() - 1) + "." + block.indexInStage() + "." + name;
    }
  };

  enum BlockLayer {
    EXPAND,
    EXPAND_NORM,
    DEPTHWISE,
    DEPTHWISE_NORM,
    SQUEEZE,
    EXCITE,
    PROJECT,
    PROJECT_NORM
  }

  final String stem;
  final String stemNorm;

  WeightNaming(String stem, String stemNorm) {
    this.stem = stem;
    this.stemNorm = stemNorm;
  }

  abstract String layer(EfficientNetBlock block, BlockLayer part);
}
