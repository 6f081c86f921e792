// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are well-formed in themselves and no model: each is refused with its own words. */
class HostileModelTest {
  @TempDir Path folder;
  private Path path;
  private final Map<String, Content> entries = new LinkedHashMap<>();

  @BeforeEach
  void take_a_good_model_apart() {
    path = folder.resolve("model.blemish");
    Models.write(path);
    try (ModelFile model = ModelFile.open(path)) {
      for (Entry entry : model.entries()) {
        entries.put(entry.fileName(), Content.of(model.array(entry)));
      }
    }
  }

  @Test
  void another_format_version_is_named_even_if_its_entries_are_unknown() throws IOException {
    entries.put("manifest.json", Content.of(Models.text("{\"format\": 3, \"new\": {}}")));
    entries.put("future.bin", Content.of(new byte[3]));
    refuses("manifest.json: the file has format 3, this version of Blemish reads formats 1 to 2");
  }

  @Test
  void an_entry_with_another_digest_is_named() throws IOException {
    entries.put("head.onnx", Content.of(Models.text("head grapH")));
    refuses("entry head.onnx: does not have the SHA-256");
  }

  @Test
  void an_entry_of_another_length_is_named() throws IOException {
    entries.put("head.onnx", Content.of(Models.text("head graph!")));
    refuses("entry head.onnx: has 11 bytes, the manifest names 10");
  }

  @Test
  void a_missing_entry_is_named() throws IOException {
    entries.remove("scoring.json");
    refuses("entry scoring.json: is missing");
  }

  @Test
  void a_missing_manifest_is_named() throws IOException {
    entries.remove("manifest.json");
    refuses("entry manifest.json: is missing");
  }

  @Test
  void an_unexpected_entry_is_named() throws IOException {
    entries.put("run.sh", Content.of(new byte[3]));
    refuses("entry \"run.sh\": does not belong into a model file");
  }

  @Test
  void an_optional_entry_that_the_manifest_does_not_name_is_refused() throws IOException {
    entries.put("ignore.png", Content.of(new byte[3]));
    refuses("entry ignore.png: has 3 bytes, the manifest names none");
  }

  @Test
  void a_name_that_leaves_the_folder_is_refused() throws IOException {
    entries.put("../../etc/cron.d/x\u001b", Content.of(new byte[3]));
    refuses("entry \"../../etc/cron.d/x?\": does not belong into a model file");
  }

  @Test
  void an_oversized_entry_is_refused_before_it_is_read() throws IOException {
    byte[] zeros = new byte[1 << 20];
    Content large =
        out -> {
          for (int i = 0; i < 17; i++) {
            out.write(zeros);
          }
        };
    entries.put("manifest.json", large);
    refuses("entry manifest.json: has 17825792 bytes, at most 16777216 are read");
  }

  @Test
  void an_entry_that_is_there_twice_is_named() throws IOException {
    entries.put("head.onnY", Content.of(Models.text("another head")));
    byte[] bytes = archive();
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("head.onnY", "head.onnx");
    Files.write(path, text.getBytes(StandardCharsets.ISO_8859_1));
    refusesFile("entry \"head.onnx\": is there twice");
  }

  @Test
  void a_compressed_entry_is_named() throws IOException {
    try (OutputStream file = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, Content> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        entry.getValue().writeTo(zip);
        zip.closeEntry();
      }
    }
    refusesFile("entry \"manifest.json\": is compressed");
  }

  @Test
  void a_header_that_disagrees_with_the_directory_is_named() throws IOException {
    byte[] bytes = archive();
    bytes[30] = 'M'; // the first entry's name in its own header
    Files.write(path, bytes);
    refusesFile("entry \"manifest.json\": its header does not agree with the directory");
  }

  @Test
  void what_is_no_archive_is_said_to_be_none() throws IOException {
    Files.write(path, new byte[1000]);
    refusesFile("is not a model file, or was cut short or altered: no zip directory at its end");
    Files.write(path, new byte[0]);
    refusesFile("is not a model file, or was cut short or altered: it has 0 bytes");
  }

  @Test
  void a_folder_or_a_missing_file_is_said_to_be_one() throws IOException {
    Files.delete(path);
    refusesFile("there is no such model file");
    Files.createDirectory(path);
    refusesFile("cannot be read");
  }

  @Test
  void a_manifest_that_names_strange_entries_is_refused() throws IOException {
    try (ModelFile model = ModelFile.open(path)) {
      String text = new String(model.array(Entry.MANIFEST), StandardCharsets.UTF_8);
      String more =
          text.replace(
              "\"entries\" : {",
              "\"entries\" : {\"x\":{\"sha256\":\"%s\",\"length\":1},".formatted("0".repeat(64)));
      entries.put("manifest.json", Content.of(Models.text(more)));
    }
    refuses("manifest.json: names entries that no model file has");
  }

  @Test
  void a_manifest_that_is_not_json_is_named() throws IOException {
    entries.put("manifest.json", Content.of(Models.text("{\"format\": 1")));
    refuses("entry manifest.json: ");
    entries.put("manifest.json", Content.of(Models.text("[".repeat(100_000))));
    refuses("entry manifest.json: ");
    entries.put("manifest.json", Content.of(Models.text("{\"format\": 1}")));
    refuses("entry manifest.json: ");
  }

  private byte[] archive() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZipWriter.write(out, entries);
    return out.toByteArray();
  }

  private void refuses(String message) throws IOException {
    Files.write(path, archive());
    refusesFile(message);
  }

  private void refusesFile(String message) {
    assertThatThrownBy(
            () -> {
              try (ModelFile model = ModelFile.open(path)) {
                model.verify();
              }
            })
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContaining(message);
  }
}
