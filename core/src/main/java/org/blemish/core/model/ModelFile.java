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
 * An open model file. Opening checks the archive, the manifest's checksum and version, and that
 * exactly the entries named there are there, of the right lengths; each entry's SHA-256 is checked
 * whenever it is asked for, before anything sees its bytes.
 *
 * <p>Thread-safe. Buffers stay valid after {@link #close}. All methods throw {@link
 * BlemishException} naming file and entry where the file cannot be trusted.
 */
public final class ModelFile implements AutoCloseable {
  /** Below this a copy on the heap costs less than a mapping. */
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

  /** Opens a model; {@link ModelWriter} writes one. */
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
      throw new BlemishException("%s: there is no such model file".formatted(path), e);
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

  /** Names the model, content and all: lower-case hex of the manifest's SHA-256. */
  public String digest() {
    return digest;
  }

  public boolean has(ModelEntry entry) {
    return files.containsKey(entry);
  }

  /** The entries that are there, in their order. */
  public Set<ModelEntry> entries() {
    return EnumSet.copyOf(files.keySet());
  }

  /**
   * Bytes of an entry, checked: read-only, mapped from the file where they are many.
   *
   * @throws IllegalArgumentException where the entry is optional and not there; see {@link #has}
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
              + ": does not have the SHA-256 that the manifest names: the file was altered, copy it"
              + " again");
    }
    return bytes;
  }

  /** A copy of an entry's bytes, checked, for entries that are small. */
  public byte[] array(ModelEntry entry) {
    ByteBuffer bytes = bytes(entry);
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    return array;
  }

  /** What errors call an entry: file and name. */
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

  /** What users changed after training. */
  public ModelHistory history() {
    return json(ModelEntry.HISTORY, ModelHistory.class).orElse(ModelHistory.EMPTY);
  }

  private <T> Optional<T> json(ModelEntry entry, Class<T> type) {
    return has(entry) ? Optional.of(Json.read(array(entry), type, where(entry))) : Optional.empty();
  }

  /** Which images the model trusts; empty where it takes all. */
  public Optional<QualityGate> gate() {
    return json(ModelEntry.GATE, QualityGate.class);
  }

  /** Checks every entry. */
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
                          "%s, entry %s: does not belong into a model file"
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
            "%s: has %d bytes, the manifest names %s: the file was altered, copy it again"
                .formatted(where(entry), length(entry), named == null ? "none" : named.length()));
      }
    }
    if (has(ModelEntry.BACKBONE) != has(ModelEntry.BACKBONE_DESCRIPTOR)) {
      throw new BlemishException(
          "%s: of %s and %s one is missing"
              .formatted(
                  path, ModelEntry.BACKBONE.fileName(), ModelEntry.BACKBONE_DESCRIPTOR.fileName()));
    }
    if (manifest.entries().size() != files.size() - 1) {
      throw new BlemishException(
          where(ModelEntry.MANIFEST) + ": names entries that no model file has");
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
