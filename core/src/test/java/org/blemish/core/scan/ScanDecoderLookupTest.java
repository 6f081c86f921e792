// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.blemish.core.grid.FloatMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application's own ImageIO plugins must not change how scans are read. */
class ScanDecoderLookupTest {
  @TempDir Path folder;

  private final ImageReaderSpi foreign = new ForeignPlugin();

  @BeforeEach
  void registerAheadOfAllOthers() {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    registry.registerServiceProvider(foreign, ImageReaderSpi.class);
    List<ImageReaderSpi> others = new ArrayList<>();
    registry.getServiceProviders(ImageReaderSpi.class, false).forEachRemaining(others::add);
    others.remove(foreign);
    others.forEach(other -> registry.setOrdering(ImageReaderSpi.class, foreign, other));
  }

  @AfterEach
  void deregister() {
    IIORegistry.getDefaultInstance().deregisterServiceProvider(foreign, ImageReaderSpi.class);
  }

  @Test
  void floatTiffsAreReadByTheDecoderOfTheJdk() {
    Path file = folder.resolve("map.tiff");
    FloatTiff.write(file, new FloatMap(2, 1, new float[] {0.25f, -7}));
    assertThat(FloatTiff.read(file).get(0).values()).containsExactly(0.25f, -7);
  }

  @Test
  void depthPngsAreReadByTheDecoderOfTheJdk() throws IOException {
    BufferedImage levels = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    levels.getRaster().setSample(0, 0, 0, 1000);
    levels.getRaster().setSample(1, 0, 0, 2000);
    Path file = folder.resolve("depth.png");
    ImageIO.write(levels, "png", file.toFile());
    assertThat(Scans.read(file, ScanUnits.MILLIMETRES).z().values()).containsExactly(1, 2);
  }

  /** Claims both formats and can read neither. */
  private static final class ForeignPlugin extends ImageReaderSpi {
    @Override
    public String[] getFormatNames() {
      return new String[] {"tiff", "png"};
    }

    @Override
    public boolean canDecodeInput(Object source) {
      return true;
    }

    @Override
    public ImageReader createReaderInstance(Object extension) {
      throw new IllegalStateException("the foreign plugin was used");
    }

    @Override
    public String getDescription(Locale locale) {
      return "foreign";
    }
  }
}
