// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
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
   * No other process may use the folder: drafts in it are what a killed one left, and are deleted.
   *
   * @param folder of the files; created if missing
   */
  public ModelFiles(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
        for (Path draft : drafts) {
          Files.delete(draft);
        }
      }
    } catch (IOException e) {
      throw new BlemishException("%s cannot be prepared (%s)".formatted(folder, e.getMessage()), e);
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
   * @throws ModelTooLargeException if it is larger
   * @throws BlemishException if it is not a whole model file
   */
  public String receive(InputStream content, long limit) {
    Path draft = draft();
    try {
      try (OutputStream out = Files.newOutputStream(draft)) {
        long total = 0;
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int n = read(content, chunk); n >= 0; n = read(content, chunk)) {
          total += n;
          if (total > limit) {
            throw new ModelTooLargeException(limit);
          }
          out.write(chunk, 0, n);
        }
      }
      return adopt(draft);
    } catch (IOException e) {
      throw notStored(e);
    } finally {
      delete(draft);
    }
  }

  /** Reads as {@link InputStream} does; its failure is not one of storing. */
  private static int read(InputStream content, byte[] chunk) {
    try {
      return content.read(chunk);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      // Who gave the file can give another one, unless this machine has failed.
      throw new BlemishException(
          e.fault() == Fault.ENVIRONMENT ? Fault.ENVIRONMENT : Fault.INPUT,
          String.valueOf(e.getMessage()).replace(draft.toString(), "the model"),
          e);
    }
    try {
      Files.move(draft, path(digest), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw notStored(e);
    }
    return digest;
  }

  private static BlemishException notStored(IOException e) {
    return new BlemishException(
        Fault.ENVIRONMENT, "the model cannot be stored (%s)".formatted(e.getMessage()), e);
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
