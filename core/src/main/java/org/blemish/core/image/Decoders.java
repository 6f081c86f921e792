// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * The decoder of each format. Found once, by their class: the JDK's own look-up depends on the
 * calling thread's class loader, and another plugin on an application's class path would change
 * what is read.
 */
final class Decoders {
  private static final Decoders INSTANCE = new Decoders();

  private final Map<ImageFormat, ImageReaderSpi> providers = new EnumMap<>(ImageFormat.class);

  private Decoders() {
    // No temporary files: a full or read-only /tmp must not stop an inspection.
    ImageIO.setUseCache(false);
    IIORegistry registry = IIORegistry.getDefaultInstance();
    providers.put(ImageFormat.PNG, platform(registry, "com.sun.imageio.plugins.png."));
    providers.put(ImageFormat.BMP, platform(registry, "com.sun.imageio.plugins.bmp."));
    providers.put(ImageFormat.TIFF, platform(registry, "com.sun.imageio.plugins.tiff."));
    // Registered, because it looks its delegate up in the registry: it wraps the JDK's reader and
    // takes headers that the JDK's refuses.
    providers.put(ImageFormat.JPEG, registered(registry, new JPEGImageReaderSpi()));
    providers.put(ImageFormat.WEBP, registered(registry, new WebPImageReaderSpi()));
  }

  /** A fresh reader; who asks for it disposes of it. */
  static ImageReader reader(ImageFormat format) throws IOException {
    ImageReaderSpi provider = INSTANCE.providers.get(format);
    if (provider == null) {
      throw new IllegalStateException("no decoder for " + format);
    }
    return provider.createReaderInstance();
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
