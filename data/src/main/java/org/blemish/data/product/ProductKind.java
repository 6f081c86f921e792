// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;

/** The products that can be generated. */
public enum ProductKind {
  /** A baked, browned biscuit with a print; at any angle. */
  BISCUIT {
    @Override
    ProductPart part(SplittableRandom random) {
      return new Biscuit(random);
    }
  },
  /** A gasket of dark moulded rubber with holes, a bead and a white code. */
  GASKET {
    @Override
    ProductPart part(SplittableRandom random) {
      return new Gasket(random);
    }
  },
  /** A glazed ceramic tile with a pressed border and a blue ornament. */
  TILE {
    @Override
    ProductPart part(SplittableRandom random) {
      return new CeramicTile(random);
    }
  },
  /** A cardboard tray with loose washers, pins and nuts, whose number and mixture count. */
  KIT {
    @Override
    ProductPart part(SplittableRandom random) {
      return new Kit(random);
    }

    @Override
    public List<ProductDefect> defects() {
      return List.of(
          ProductDefect.PIECE_MISSING,
          ProductDefect.PIECE_EXTRA,
          ProductDefect.PIECE_EXCHANGED,
          ProductDefect.STAIN);
    }
  };

  /** A part of this product with a random texture. */
  abstract ProductPart part(SplittableRandom random);

  /** The defects that the product can have. */
  public List<ProductDefect> defects() {
    return List.of(
        ProductDefect.STAIN,
        ProductDefect.PRINT,
        ProductDefect.DENT,
        ProductDefect.BUMP,
        ProductDefect.MISSING,
        ProductDefect.CRACK,
        ProductDefect.HOLE);
  }

  /** Lower-case name, as in commands and folders. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws BlemishException if there is no such product
   */
  public static ProductKind of(String title) {
    return Arrays.stream(values())
        .filter(kind -> kind.title().equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    "unknown product '%s'; expected one of %s"
                        .formatted(
                            title,
                            Arrays.stream(values())
                                .map(ProductKind::title)
                                .collect(Collectors.joining(", ")))));
  }
}
