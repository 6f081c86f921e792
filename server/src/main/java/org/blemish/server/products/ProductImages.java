// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.products;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.image.Images;
import org.blemish.core.image.ReadLimits;
import org.blemish.server.content.ContentStore;
import org.blemish.server.store.Database;
import org.blemish.server.store.ImageLabel;
import org.blemish.server.store.ImagePurpose;
import org.blemish.server.store.ImageTable;
import org.blemish.server.store.ProductImage;
import org.blemish.server.store.Timestamp;

/**
 * Images of products for training and trial. Each file is decoded once before it is stored. Safe
 * for many threads.
 *
 * @param database of the records
 * @param content of the images
 * @param limits of images
 */
public record ProductImages(Database database, ContentStore content, ReadLimits limits) {
  private static final int MOST_FILES = 10_000;
  private static final int LONGEST_NAME = 200;
  private static final int ZIP_SIGNATURE = 0x504b0304;

  /**
   * What became of a file.
   *
   * @param name of the file
   * @param digest of the stored image; empty if it was refused
   * @param problem why it was refused or left out, in one sentence; empty if it was added
   */
  public record Added(String name, Optional<String> digest, Optional<String> problem) {}

  /**
   * Adds a file: an image, or a zip archive of images.
   *
   * @param name that the client gives it; never part of a path
   */
  public List<Added> add(String product, String name, byte[] file, ImagePurpose purpose) {
    return isZip(file)
        ? addArchive(product, file, purpose)
        : List.of(addImage(product, name, file, purpose));
  }

  private static boolean isZip(byte[] file) {
    return file.length > 4 && ByteBuffer.wrap(file).getInt() == ZIP_SIGNATURE;
  }

  private List<Added> addArchive(String product, byte[] file, ImagePurpose purpose) {
    List<Added> added = new ArrayList<>();
    long left = limits.bytes();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        if (added.size() == MOST_FILES) {
          throw new BlemishException("the archive has more than %d files".formatted(MOST_FILES));
        }
        byte[] content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
        left -= content.length;
        if (left < 0) {
          throw new BlemishException(
              "the archive has more than %d MB unpacked".formatted(limits.bytes() >> 20));
        }
        added.add(addImage(product, entry.getName(), content, purpose));
      }
    } catch (IOException e) {
      throw new BlemishException("the archive is damaged (%s)".formatted(e.getMessage()), e);
    }
    if (added.isEmpty()) {
      throw new BlemishException("the archive is empty or damaged");
    }
    return added;
  }

  private Added addImage(String product, String name, byte[] file, ImagePurpose purpose) {
    String shown = shown(name);
    try {
      Images.read(file, shown, limits);
    } catch (BlemishException e) {
      return new Added(shown, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
    Optional<String> digest = content.put(file);
    if (digest.isEmpty()) {
      return new Added(
          shown, Optional.empty(), Optional.of("the image cannot be stored: the disk is full"));
    }
    ProductImage image =
        new ProductImage(
            product,
            digest.get(),
            shown,
            purpose,
            purpose == ImagePurpose.TRAIN ? ImageLabel.GOOD : ImageLabel.UNKNOWN,
            Timestamp.now());
    boolean fresh = database.write(handle -> new ImageTable(handle).add(image));
    return new Added(
        shown,
        digest,
        fresh ? Optional.empty() : Optional.of("the product has this image already"));
  }

  /** The last part of a name, without what could disturb a page or a log. */
  private static String shown(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("\\p{Cntrl}", "_");
    return clean.isEmpty() ? "image" : clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
  }

  /**
   * Adds all images of a folder that the settings allow, without its subfolders.
   *
   * @param folder from the settings, never from a client
   */
  public List<Added> addFolder(String product, Path folder, ImagePurpose purpose) {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new BlemishException("the folder cannot be read (%s)".formatted(e.getMessage()), e);
    }
    if (files.size() > MOST_FILES) {
      throw new BlemishException("the folder has more than %d files".formatted(MOST_FILES));
    }
    return files.stream().map(file -> addFile(product, file, purpose)).toList();
  }

  private Added addFile(String product, Path file, ImagePurpose purpose) {
    String name = String.valueOf(file.getFileName());
    byte[] content;
    try {
      content = FileBytes.read(file, limits.bytes());
    } catch (BlemishException e) {
      // The other files of the folder can be added all the same.
      return new Added(shown(name), Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
    return addImage(product, name, content, purpose);
  }

  /** All images of a product. */
  public List<ProductImage> list(String product) {
    return database.read(handle -> new ImageTable(handle).list(product));
  }
}
