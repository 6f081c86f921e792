// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
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
import org.blemish.core.Fault;
import org.blemish.core.file.FileBytes;
import org.blemish.core.file.Sha256;
import org.blemish.core.json.Json;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.DecisionRuleFormat;

/**
 * An open model file. Opening checks the structure of the archive, the checksum and version of the
 * manifest, and that the file contains exactly the entries that the manifest lists, with the listed
 * lengths. The SHA-256 of an entry is checked each time the entry is read, before its bytes are
 * returned. The manifest is read once, so all entries are of one version of the model: where
 * another program overwrites the file while it is open, the next entry does not have its SHA-256
 * and is refused.
 *
 * <p>Entries are copied to the heap and never mapped: memory that is mapped from a file which
 * another program cuts short cannot be read, and Java reports that as an {@link InternalError} at
 * any later access.
 *
 * <p>Thread-safe. Buffers stay valid after {@link #close}. All methods throw a {@link
 * BlemishException} that names file and entry if the file is missing, damaged or altered.
 */
public final class ModelFile implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final Map<ModelEntry, StoredFile> files;
  private final ModelManifest manifest;
  private final String digest;

  private ModelFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    List<StoredFile> all = ZipReader.read(channel, path.toString());
    byte[] json = manifestBytes(all);
    digest = Sha256.of(json).hex();
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
    } catch (BlemishException e) {
      throw e.whileReadingModel();
    } catch (NoSuchFileException e) {
      throw new BlemishException(Fault.MODEL, "%s: no such model file".formatted(path), e);
    } catch (EOFException e) {
      throw new BlemishException(
          Fault.MODEL,
          "%s: ends before its last entry: it was cut short, or another program is writing it; copy it again"
              .formatted(path),
          e);
    } catch (IOException e) {
      throw FileBytes.unreadable(path, e).whileReadingModel();
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
   * The bytes of an entry after its SHA-256 was checked; read-only.
   *
   * @throws IllegalArgumentException if the entry is optional and absent; see {@link #has}
   */
  public ByteBuffer bytes(ModelEntry entry) {
    return ByteBuffer.wrap(array(entry)).asReadOnlyBuffer();
  }

  /** A new array with the bytes of an entry, checked like {@link #bytes}. */
  public byte[] array(ModelEntry entry) {
    byte[] bytes;
    try {
      bytes = read(entry, file(entry));
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
    requireDigest(entry, Sha256.of(bytes));
    return bytes;
  }

  /**
   * The bytes of an entry for a copy of the model, read in pieces from this file, which has to stay
   * open. Writing fails at the end if they do not have their SHA-256.
   */
  public EntryContent content(ModelEntry entry) {
    StoredFile file = file(entry);
    return out -> copy(entry, file, out);
  }

  /** Checks the SHA-256 of an entry, without keeping its bytes in memory. */
  public void verify(ModelEntry entry) {
    try {
      copy(entry, file(entry), OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
  }

  /** Length and SHA-256 of an entry, as the manifest states them. */
  public EntryDigest digest(ModelEntry entry) {
    return entry == ModelEntry.MANIFEST
        ? new EntryDigest(digest, length(entry))
        : manifest.digest(entry);
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
    entries().forEach(this::verify);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s: cannot be closed: %s".formatted(path, e), e);
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

  private byte[] manifestBytes(List<StoredFile> all) throws IOException {
    StoredFile file =
        all.stream()
            .filter(stored -> stored.name().equals(ModelEntry.MANIFEST.fileName()))
            .findFirst()
            .orElseThrow(
                () ->
                    new BlemishException(Fault.MODEL, where(ModelEntry.MANIFEST) + ": is missing"));
    requireLimit(ModelEntry.MANIFEST, file);
    byte[] bytes = read(ModelEntry.MANIFEST, file);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if ((int) crc.getValue() != file.crc()) {
      throw new BlemishException(
          Fault.MODEL,
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
                          Fault.MODEL,
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
        throw new BlemishException(Fault.MODEL, where(entry) + ": is missing");
      }
      if (has(entry) && (named == null || named.length() != length(entry))) {
        throw new BlemishException(
            Fault.MODEL,
            "%s: has %d bytes, the manifest states %s: the file was altered, copy it again"
                .formatted(where(entry), length(entry), named == null ? "none" : named.length()));
      }
    }
    if (has(ModelEntry.BACKBONE) != has(ModelEntry.BACKBONE_DESCRIPTOR)) {
      throw new BlemishException(
          Fault.MODEL,
          "%s: has only one of the entries %s and %s: export the model again"
              .formatted(
                  path, ModelEntry.BACKBONE.fileName(), ModelEntry.BACKBONE_DESCRIPTOR.fileName()));
    }
    if (manifest.entries().size() != files.size() - 1) {
      throw new BlemishException(
          Fault.MODEL,
          where(ModelEntry.MANIFEST) + ": lists unknown entries: export the model again");
    }
  }

  private void requireLimit(ModelEntry entry, StoredFile file) {
    if (file.length() > entry.limit()) {
      throw new BlemishException(
          Fault.MODEL,
          "%s: has %d bytes, at most %d are read"
              .formatted(where(entry), file.length(), entry.limit()));
    }
  }

  private byte[] read(ModelEntry entry, StoredFile file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(allocate(entry, (int) file.length()));
    fill(bytes, file.begin());
    return bytes.array();
  }

  private byte[] allocate(ModelEntry entry, int length) {
    try {
      return new byte[length];
    } catch (OutOfMemoryError e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: has %d MiB, which do not fit into the Java heap of %d MiB: set a larger one with -Xmx"
              .formatted(where(entry), length >> 20, Runtime.getRuntime().maxMemory() >> 20),
          e);
    }
  }

  private void copy(ModelEntry entry, StoredFile file, OutputStream out) throws IOException {
    Sha256 sha256 = new Sha256();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (long done = 0; done < file.length(); ) {
      int count = (int) Math.min(chunk.length, file.length() - done);
      fill(ByteBuffer.wrap(chunk, 0, count), file.begin() + done);
      sha256.add(chunk, 0, count);
      out.write(chunk, 0, count);
      done += count;
    }
    requireDigest(entry, sha256);
  }

  private void requireDigest(ModelEntry entry, Sha256 found) {
    if (!found.hex().equals(digest(entry).sha256())) {
      throw new BlemishException(
          Fault.MODEL,
          where(entry)
              + ": does not have the SHA-256 in the manifest: the file was altered, copy it"
              + " again, or open it again if it was just replaced");
    }
  }

  /** Reads until the buffer is full. */
  private void fill(ByteBuffer bytes, long begin) throws IOException {
    int first = bytes.position();
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, begin + bytes.position() - first) < 0) {
        throw new EOFException(
            "the file became shorter while it was open: open it again once it is complete");
      }
    }
  }

  private BlemishException unreadable(ModelEntry entry, IOException e) {
    return new BlemishException(
        Fault.MODEL,
        "%s: cannot be read: %s"
            .formatted(where(entry), e instanceof EOFException ? e.getMessage() : e),
        e);
  }
}
