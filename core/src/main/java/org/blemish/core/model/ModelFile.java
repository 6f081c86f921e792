// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.blemish.core.BlemishException;
import org.blemish.core.file.Sha256;
import org.blemish.core.json.Json;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.DecisionRuleFormat;

/**
 * An open model file. Opening checks the structure of the archive, the checksum and version of the
 * manifest, and that the file contains exactly the entries that the manifest lists, with the listed
 * lengths. The SHA-256 of an entry is checked each time the entry is read, before its bytes are
 * returned.
 *
 * <p>Thread-safe. Buffers stay valid after {@link #close}. All methods throw a {@link
 * BlemishException} that names file and entry if the file is missing, damaged or altered.
 */
public final class ModelFile implements AutoCloseable {
  /** Entries below this length are copied to the heap, which is faster than mapping them. */
  private static final long MAP_FROM = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final Map<ModelEntry, StoredFile> files;
  private final ModelManifest manifest;
  private final String digest;

  private ModelFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    List<StoredFile> all = ZipReader.read(channel, path.toString());
    ByteBuffer text = manifestBytes(all);
    digest = Sha256.of(text).hex();
    byte[] json = new byte[text.remaining()];
    text.get(json);
    manifest = ModelManifest.read(json, where(ModelEntry.MANIFEST));
    files = byEntry(all);
    requireEntries();
  }

  /** Opens a model file that {@link ModelWriter} wrote. */
  public static ModelFile open(Path path) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new ModelFile(path, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new BlemishException("%s: no such model file".formatted(path), e);
    } catch (IOException e) {
      throw new BlemishException("%s: cannot be read: %s".formatted(path, e), e);
    }
  }

  public Path path() {
    return path;
  }

  public ModelManifest manifest() {
    return manifest;
  }

  /** Identifies the model and its content: SHA-256 of the manifest as lower-case hex. */
  public String digest() {
    return digest;
  }

  public boolean has(ModelEntry entry) {
    return files.containsKey(entry);
  }

  /** The entries of the file, in their order. */
  public Set<ModelEntry> entries() {
    return EnumSet.copyOf(files.keySet());
  }

  /**
   * The bytes of an entry after its SHA-256 was checked; read-only, mapped from the file for large
   * entries.
   *
   * @throws IllegalArgumentException if the entry is optional and absent; see {@link #has}
   */
  public ByteBuffer bytes(ModelEntry entry) {
    EntryDigest expected =
        entry == ModelEntry.MANIFEST
            ? new EntryDigest(digest, length(entry))
            : manifest.digest(entry);
    ByteBuffer bytes;
    try {
      bytes = read(file(entry));
    } catch (IOException e) {
      throw new BlemishException("%s: cannot be read: %s".formatted(where(entry), e), e);
    }
    if (!Sha256.of(bytes).hex().equals(expected.sha256())) {
      throw new BlemishException(
          where(entry)
              + ": does not have the SHA-256 in the manifest: the file was altered, copy it"
              + " again");
    }
    return bytes;
  }

  /** A copy of the bytes of a small entry, checked like {@link #bytes}. */
  public byte[] array(ModelEntry entry) {
    ByteBuffer bytes = bytes(entry);
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    return array;
  }

  /** The name of an entry in error messages: file and entry. */
  public String where(ModelEntry entry) {
    return path + ", entry " + entry.fileName();
  }

  /** Scoring and thresholds of the model. */
  public DecisionRule decisionRule() {
    return DecisionRuleFormat.read(
        array(ModelEntry.SCORING), array(ModelEntry.SCORING_TENSORS), path.toString());
  }

  /** Scores that the thresholds come from; empty in files of formats 1 and 2. */
  public Optional<CalibrationRecord> calibrationRecord() {
    return json(ModelEntry.CALIBRATION, CalibrationRecord.class);
  }

  /** Images that the model has used; empty in files of formats 1 and 2. */
  public Optional<UsedImages> usedImages() {
    return json(ModelEntry.FINGERPRINTS, UsedImages.class);
  }

  /** Changes by users after training; empty in files of formats 1 and 2. */
  public ModelHistory history() {
    return json(ModelEntry.HISTORY, ModelHistory.class).orElse(ModelHistory.EMPTY);
  }

  private <T> Optional<T> json(ModelEntry entry, Class<T> type) {
    return has(entry) ? Optional.of(Json.read(array(entry), type, where(entry))) : Optional.empty();
  }

  /** The quality gate; empty if the model accepts all images. */
  public Optional<QualityGate> gate() {
    return json(ModelEntry.GATE, QualityGate.class);
  }

  /** Checks the SHA-256 of every entry. */
  public void verify() {
    entries().forEach(this::bytes);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BlemishException("%s: cannot be closed: %s".formatted(path, e), e);
    }
  }

  private StoredFile file(ModelEntry entry) {
    StoredFile file = files.get(entry);
    if (file == null) {
      throw new IllegalArgumentException(path + " has no entry " + entry.fileName());
    }
    return file;
  }

  private long length(ModelEntry entry) {
    return file(entry).length();
  }

  private ByteBuffer manifestBytes(List<StoredFile> all) throws IOException {
    StoredFile file =
        all.stream()
            .filter(stored -> stored.name().equals(ModelEntry.MANIFEST.fileName()))
            .findFirst()
            .orElseThrow(() -> new BlemishException(where(ModelEntry.MANIFEST) + ": is missing"));
    requireLimit(ModelEntry.MANIFEST, file);
    ByteBuffer bytes = read(file);
    CRC32 crc = new CRC32();
    crc.update(bytes.duplicate());
    if ((int) crc.getValue() != file.crc()) {
      throw new BlemishException(
          where(ModelEntry.MANIFEST)
              + ": has a wrong checksum: the file was altered, copy it again");
    }
    return bytes;
  }

  private Map<ModelEntry, StoredFile> byEntry(List<StoredFile> all) {
    Map<ModelEntry, StoredFile> byEntry = new EnumMap<>(ModelEntry.class);
    for (StoredFile stored : all) {
      ModelEntry entry =
          ModelEntry.of(stored.name())
              .orElseThrow(
                  () ->
                      new BlemishException(
                          "%s, entry %s: is not an entry of model files: export the model again"
                              .formatted(path, ZipReader.printable(stored.name()))));
      requireLimit(entry, stored);
      byEntry.put(entry, stored);
    }
    return byEntry;
  }

  private void requireEntries() {
    for (ModelEntry entry : ModelEntry.values()) {
      if (entry == ModelEntry.MANIFEST) {
        continue;
      }
      EntryDigest named = manifest.entries().get(entry.fileName());
      if (!has(entry) && (entry.required() || named != null)) {
        throw new BlemishException(where(entry) + ": is missing");
      }
      if (has(entry) && (named == null || named.length() != length(entry))) {
        throw new BlemishException(
            "%s: has %d bytes, the manifest states %s: the file was altered, copy it again"
                .formatted(where(entry), length(entry), named == null ? "none" : named.length()));
      }
    }
    if (has(ModelEntry.BACKBONE) != has(ModelEntry.BACKBONE_DESCRIPTOR)) {
      throw new BlemishException(
          "%s: has only one of the entries %s and %s: export the model again"
              .formatted(
                  path, ModelEntry.BACKBONE.fileName(), ModelEntry.BACKBONE_DESCRIPTOR.fileName()));
    }
    if (manifest.entries().size() != files.size() - 1) {
      throw new BlemishException(
          where(ModelEntry.MANIFEST) + ": lists unknown entries: export the model again");
    }
  }

  private void requireLimit(ModelEntry entry, StoredFile file) {
    if (file.length() > entry.limit()) {
      throw new BlemishException(
          "%s: has %d bytes, at most %d are read"
              .formatted(where(entry), file.length(), entry.limit()));
    }
  }

  private ByteBuffer read(StoredFile file) throws IOException {
    if (file.length() >= MAP_FROM) {
      return channel.map(FileChannel.MapMode.READ_ONLY, file.begin(), file.length());
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) file.length());
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, file.begin() + bytes.position()) < 0) {
        throw new EOFException("the file became shorter");
      }
    }
    return bytes.flip().asReadOnlyBuffer();
  }
}
