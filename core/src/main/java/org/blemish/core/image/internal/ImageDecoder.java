// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes the first image of one file. Reading fails with a {@link DamagedFileException} if the
 * decoder had to replace missing data; decoders also report damage as {@link IOException} or as any
 * {@link RuntimeException}. Not safe for several threads.
 *
 * <p>Closing frees the decoder; the stream stays open and belongs to the caller.
 */
public final class ImageDecoder implements AutoCloseable {
  private static final Map<ImageFormat, ImageReaderSpi> PROVIDERS = providers();

  private final ImageReader reader;
  private final DamageListener damage = new DamageListener();

  private ImageDecoder(ImageReader reader) {
    this.reader = reader;
  }

  /** A decoder for a file of a known format. */
  public static ImageDecoder open(ImageFormat format, ImageInputStream in) throws IOException {
    ImageReaderSpi provider = PROVIDERS.get(format);
    if (provider == null) {
      throw new IllegalStateException("no decoder for " + format);
    }
    ImageDecoder decoder = new ImageDecoder(provider.createReaderInstance());
    decoder.reader.addIIOReadWarningListener(decoder.damage);
    decoder.reader.setInput(in, true, true);
    return decoder;
  }

  /** Columns that the header states; not checked to be positive. */
  public int width() throws IOException {
    return reader.getWidth(0);
  }

  /** Rows that the header states; not checked to be positive. */
  public int height() throws IOException {
    return reader.getHeight(0);
  }

  /** The pixels with their colour model. */
  public BufferedImage read() throws IOException {
    BufferedImage image = reader.read(0);
    damage.requireNoDamage();
    return image;
  }

  /** The stored samples without a colour model, of formats whose decoder offers them (JPEG). */
  public Raster readRaster() throws IOException {
    Raster raster = reader.readRaster(0, null);
    damage.requireNoDamage();
    return raster;
  }

  @Override
  public void close() {
    reader.dispose();
  }

  /**
   * One decoder for each format, found once by its class: the lookup of {@link ImageIO} depends on
   * the calling thread's class loader, and another plugin on an application's class path would
   * change the pixels.
   */
  private static Map<ImageFormat, ImageReaderSpi> providers() {
    // No temporary files: a full or read-only /tmp must not stop an inspection.
    ImageIO.setUseCache(false);
    IIORegistry registry = IIORegistry.getDefaultInstance();
    Map<ImageFormat, ImageReaderSpi> providers = new EnumMap<>(ImageFormat.class);
    providers.put(ImageFormat.PNG, platform(registry, "com.sun.imageio.plugins.png."));
    providers.put(ImageFormat.BMP, platform(registry, "com.sun.imageio.plugins.bmp."));
    providers.put(ImageFormat.TIFF, platform(registry, "com.sun.imageio.plugins.tiff."));
    // Registered, because it finds the JDK's decoder through the registry. It wraps that decoder
    // and accepts headers that the JDK's own rejects.
    providers.put(ImageFormat.JPEG, registered(registry, new JPEGImageReaderSpi()));
    providers.put(ImageFormat.WEBP, registered(registry, new WebPImageReaderSpi()));
    return Map.copyOf(providers);
  }

  private static ImageReaderSpi platform(ServiceRegistry registry, String prefix) {
    Iterator<ImageReaderSpi> all = registry.getServiceProviders(ImageReaderSpi.class, false);
    while (all.hasNext()) {
      ImageReaderSpi provider = all.next();
      if (provider.getClass().getName().startsWith(prefix)) {
        return provider;
      }
    }
    throw new IllegalStateException("this Java has no image reader " + prefix + "*");
  }

  private static ImageReaderSpi registered(ServiceRegistry registry, ImageReaderSpi provider) {
    registry.registerServiceProvider(provider, ImageReaderSpi.class);
    return provider;
  }
}
