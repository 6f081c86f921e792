// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.blemish.core.BlemishException;
import org.blemish.core.model.ModelFile;

/**
 * Model files, each under its digest. A file is never changed: every change of a model is a new
 * file. Safe for many threads.
 */
public final class ModelFiles {
  private static final String SUFFIX = ".blemish";
  private static final int CHUNK_BYTES = 1 << 16;

  private final Path folder;

  /**
   * @param folder of the files; created if missing
   */
  public ModelFiles(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BlemishException("%s cannot be created (%s)".formatted(folder, e.getMessage()), e);
    }
  }

  /** The file of a model. */
  public Path path(String digest) {
    return folder.resolve(digest + SUFFIX);
  }

  /** A path for a model that is being made, to be given to {@link #adopt}. */
  public Path draft() {
    return folder.resolve("." + UUID.randomUUID() + SUFFIX);
  }

  /**
   * Receives a model.
   *
   * @param limit most bytes
   * @return its digest
   * @throws BlemishException if it is larger, or not a whole model file
   */
  public String receive(InputStream content, long limit) {
    Path draft = draft();
    try {
      try (OutputStream out = Files.newOutputStream(draft)) {
        long total = 0;
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
          total += n;
          if (total > limit) {
            throw new BlemishException(
                "the model has more than %d MB: raise limits.modelMegabytes"
                    .formatted(limit >> 20));
          }
          out.write(chunk, 0, n);
        }
      }
      return adopt(draft);
    } catch (IOException e) {
      throw new BlemishException("the model cannot be stored (%s)".formatted(e.getMessage()), e);
    } finally {
      delete(draft);
    }
  }

  /**
   * Checks a model file and gives it the name of its digest.
   *
   * @param draft is moved
   * @return its digest
   * @throws BlemishException if it is not a whole model file
   */
  public String adopt(Path draft) {
    String digest;
    try (ModelFile file = ModelFile.open(draft)) {
      file.verify();
      digest = file.digest();
    } catch (BlemishException e) {
      throw new BlemishException(
          String.valueOf(e.getMessage()).replace(draft.toString(), "the model"), e);
    }
    try {
      Files.move(draft, path(digest), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BlemishException("the model cannot be stored (%s)".formatted(e.getMessage()), e);
    }
    return digest;
  }

  /** Copies a model file from elsewhere on this machine; its digest. */
  public String copy(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return receive(content, Long.MAX_VALUE);
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
  }

  private static void delete(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw new BlemishException("%s cannot be deleted (%s)".formatted(draft, e.getMessage()), e);
    }
  }
}
