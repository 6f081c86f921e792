// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Modality;
import org.blemish.core.json.Json;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.model.CalibrationRecord;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelHistory;
import org.blemish.core.model.UsedImages;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.ScanUnits;
import org.blemish.core.scan.Scans;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.DecisionRuleFormat;
import org.blemish.core.tensor.Tensor;
import org.blemish.core.tensor.pth.PthReader;
import org.blemish.data.annotation.AnnotationFormat;
import org.blemish.data.annotation.AnnotationImport;
import org.blemish.data.area.InspectionAreas;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.mask.MaskContent;
import org.blemish.experiments.benchmark.job.BenchmarkJob;
import org.blemish.experiments.benchmark.job.Cost;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;
import org.blemish.inference.Model;
import org.blemish.inference.backbone.Backbone;
import org.blemish.training.config.Configuration;
import org.blemish.training.method.Methods;

/** All public readers of files, with valid files of each. */
final class FuzzedReaders {
  private static final Size SIZE = new Size(64, 64);
  private static final long IMAGE_BYTES = 3;

  private FuzzedReaders() {}

  /**
   * @param folder for valid files that mutants refer to
   */
  static List<FuzzedReader> all(Path folder) throws IOException {
    List<FuzzedReader> readers = new ArrayList<>();
    for (String kind : List.of("png", "jpg", "bmp", "tiff", "webp", "gif", "netpbm")) {
      List<byte[]> seeds = SeedFiles.images("." + kind, kind);
      readers.add(new FuzzedReader(kind + " image", "image." + kind, seeds, FuzzedReaders::image));
    }
    readers.add(
        new FuzzedReader(
            "mask",
            "mask.png",
            SeedFiles.in("golden/modes", ".png", ".jpg", ".bmp", ".webp", ".tiff"),
            file -> MaskContent.read(file).mask().size().area()));
    scans(readers);
    models(readers, folder);
    texts(readers);
    annotations(readers, folder);
    return readers;
  }

  private static long image(Path file) {
    Image image = Images.read(file);
    return IMAGE_BYTES * image.width() * image.height();
  }

  private static void scans(List<FuzzedReader> readers) {
    List<byte[]> tiffs = new ArrayList<>(SeedFiles.in("scan", ".tiff"));
    tiffs.addAll(SeedFiles.matrix("floats"));
    Map<String, List<byte[]>> seeds =
        Map.of(
            "tiff", tiffs,
            "png", SeedFiles.in("scan", ".png"),
            "npy", SeedFiles.in("scan", ".npy"),
            "ply", SeedFiles.in("scan", ".ply"),
            "pcd", SeedFiles.in("scan", ".pcd"));
    seeds.forEach(
        (kind, files) ->
            readers.add(
                new FuzzedReader(kind + " scan", "scan." + kind, files, FuzzedReaders::scan)));
  }

  private static long scan(Path file) {
    Scan scan = Scans.read(file, ScanUnits.MILLIMETRES);
    return 12L * scan.width() * scan.height();
  }

  private static void models(List<FuzzedReader> readers, Path folder) throws IOException {
    List<byte[]> checkpoints =
        SeedFiles.in("golden/pth", "checkpoint_zip.pth", "state_zip.pth", "state_legacy.pth");
    readers.add(new FuzzedReader("pth", "weights.pth", checkpoints, FuzzedReaders::weights));
    readers.add(
        new FuzzedReader(
            "safetensors",
            "weights.safetensors",
            SeedFiles.in("golden/pth", ".safetensors"),
            FuzzedReaders::weights));

    Path seed = Files.createDirectories(folder.resolve("seed"));
    Path model = seed.resolve("model.blemish");
    SeedModel.write(model);
    SeedModel.backbone().write(seed);
    byte[] graph = SeedModel.bytes(seed.resolve(Backbone.GRAPH));
    byte[] descriptor = SeedModel.bytes(seed.resolve(Backbone.DESCRIPTOR));
    readers.add(
        new FuzzedReader(
            "backbone graph",
            Backbone.GRAPH,
            List.of(graph, SeedModel.entry(model, ModelEntry.HEAD)),
            file -> {
              Files.write(file.resolveSibling(Backbone.DESCRIPTOR), descriptor);
              return Backbone.read(file.resolveSibling("")).graph().bytes().length;
            }));
    readers.add(
        new FuzzedReader(
            "backbone descriptor",
            Backbone.DESCRIPTOR,
            List.of(descriptor),
            file -> {
              Files.write(file.resolveSibling(Backbone.GRAPH), graph);
              return Backbone.read(file.resolveSibling("")).graph().bytes().length;
            }));
    readers.add(
        new FuzzedReader(
            "model file",
            "model.blemish",
            List.of(SeedModel.bytes(model)),
            file -> Model.read(file).head().bytes().length));
    for (ModelEntry entry :
        List.of(ModelEntry.PIPELINE, ModelEntry.BACKBONE_DESCRIPTOR, ModelEntry.HEAD)) {
      readers.add(
          new FuzzedReader(
              "entry " + entry.fileName(),
              entry.fileName(),
              List.of(SeedModel.entry(model, entry)),
              file -> {
                Path changed = file.resolveSibling("changed.blemish");
                SeedModel.write(changed, model, entry, Files.readAllBytes(file));
                return Model.read(changed).head().bytes().length;
              }));
    }
    byte[] tensors = SeedModel.entry(model, ModelEntry.SCORING_TENSORS);
    byte[] scoring = SeedModel.entry(model, ModelEntry.SCORING);
    readers.add(
        new FuzzedReader(
            "scoring",
            "scoring.json",
            List.of(scoring),
            file -> {
              DecisionRuleFormat.read(Files.readAllBytes(file), tensors, file.toString());
              return 0;
            }));
    readers.add(
        new FuzzedReader(
            "scoring tensors",
            "scoring.safetensors",
            List.of(tensors),
            file -> {
              DecisionRuleFormat.read(scoring, Files.readAllBytes(file), file.toString());
              return 0;
            }));
    records(readers, model);
  }

  private static long weights(Path file) {
    long values = 0;
    for (Tensor tensor : PthReader.readAny(file).values()) {
      values += tensor.values().length;
    }
    return 4 * values;
  }

  private static void records(List<FuzzedReader> readers, Path model) {
    json(readers, "used images", SeedModel.entry(model, ModelEntry.FINGERPRINTS), UsedImages.class);
    json(readers, "history", SeedModel.entry(model, ModelEntry.HISTORY), ModelHistory.class);
    CalibrationImage image =
        new CalibrationImage(
            "a.png", new CalibrationSample(1.5, 2, 0.5, 3, 4, 1, Optional.empty()));
    json(
        readers,
        "calibration",
        Json.bytes(CalibrationRecord.of(CalibrationSource.HELD_OUT, 0, List.of(image, image))),
        CalibrationRecord.class);
    ImageQuality quality = ImageQuality.of(Images.read(firstPng(), "seed"));
    GateInput input = new GateInput(quality, Optional.empty());
    json(
        readers,
        "quality gate",
        Json.bytes(QualityGate.learn(false, List.of(input, input, input), List.of())),
        QualityGate.class);
    json(
        readers,
        "benchmark job",
        Json.bytes(
            new JobResult(
                new BenchmarkJob(
                    "screw",
                    new MethodSetup(
                        "patchcore", "fast", Modality.RGB, Optional.empty(), List.of("seed=1")),
                    0),
                "mvtec-ad",
                Optional.empty(),
                Map.of("image_auroc", 0.9),
                3,
                Optional.empty(),
                Optional.of(new Cost(1, Map.of("fit", 1.0), 1, 2, Optional.of(5L), 1000)))),
        JobResult.class);
  }

  private static byte[] firstPng() {
    return SeedFiles.in("golden/modes", "rgb8.png").get(0);
  }

  private static void json(List<FuzzedReader> readers, String name, byte[] seed, Class<?> type) {
    readers.add(
        new FuzzedReader(
            name,
            "record.json",
            List.of(seed),
            file -> {
              Json.read(file, type);
              return 0;
            }));
  }

  private static void texts(List<FuzzedReader> readers) {
    byte[] image = firstPng();
    readers.add(
        new FuzzedReader(
            "table",
            "manifest.csv",
            List.of(
                text("path,label,split\na.png,good,train\nb.png,\"dent, deep\",test\n"),
                text(
                    "path;label;split;mask_path;group\na.png;good;train;;7\nc.png;dent;test;m.png;8\n"),
                text("path\tlabel\na.png\tok\nb.png\tdent\n")),
            file -> {
              for (String name : List.of("a.png", "b.png", "c.png", "m.png")) {
                Files.write(file.resolveSibling(name), image);
              }
              DatasetLayouts.named("manifest").read(file);
              return 0;
            }));
    readers.add(
        new FuzzedReader(
            "configuration",
            "config.yaml",
            List.of(
                text("method: patchcore\nmodality: rgb\nseed: 3\npreparation: {size: 320x320}\n"),
                text(
                    "split:\n  calibrate: 0.2\n  folds: 5\ndecision:\n  rates: {reject: 0.01, unsure:"
                        + " 0.05}\npatchcore:\n  memoryBanks:\n  - {name: a, input: s4, components:"
                        + " 8}\n")),
            file -> {
              Configuration.of("fast", Optional.of(file), List.of())
                  .settings(Methods.found().names());
              return 0;
            }));
    readers.add(
        new FuzzedReader(
            "areas",
            "areas.yaml",
            List.of(
                text(
                    "units: pixels\nregion: [4, 4, 40, 40]\nignore:\n- {name: clamp, polygon: [[0, 0],"
                        + " [40, 0], [40, 30]]}\n- {name: hole, polygon: [[5, 5], [9, 5], [9, 9]]}\n"),
                text("units: shares\nregion: [0.1, 0.1, 0.5, 0.5]\n")),
            file -> {
              InspectionAreas areas = InspectionAreas.read(file);
              areas.region(SIZE);
              return areas.ignored(SIZE, "input").size().area();
            }));
  }

  private static void annotations(List<FuzzedReader> readers, Path folder) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    for (String name : List.of("a.png", "b.png")) {
      Images.writePng(Image.rgb(new byte[3 * 64 * 64], 64, 64), images.resolve(name));
    }
    readers.add(
        new FuzzedReader(
            "labelme",
            "a.json",
            List.of(
                text(
                    "{\"imagePath\": \"a.png\", \"imageWidth\": 64, \"imageHeight\": 64, \"shapes\":"
                        + " [{\"label\": \"dent\", \"shape_type\": \"polygon\", \"points\": [[1, 1],"
                        + " [20, 1], [20, 20]]}, {\"label\": \"scratch\", \"shape_type\": \"circle\","
                        + " \"points\": [[30, 30], [35, 30]]}, {\"label\": \"line\", \"shape_type\":"
                        + " \"linestrip\", \"points\": [[1, 40], [60, 50], [3, 3]]}, {\"label\":"
                        + " \"box\", \"shape_type\": \"rectangle\", \"points\": [[1, 4], [6, 5]]}]}")),
            file -> imported(AnnotationFormat.LABELME, file, images)));
    readers.add(
        new FuzzedReader(
            "coco",
            "coco.json",
            List.of(
                text(
                    "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": 64, \"height\":"
                        + " 64}, {\"id\": 2, \"file_name\": \"b.png\", \"width\": 64, \"height\":"
                        + " 64}], \"categories\": [{\"id\": 7, \"name\": \"dent\"}],"
                        + " \"annotations\": [{\"id\": 1, \"image_id\": 1, \"category_id\": 7,"
                        + " \"segmentation\": [[1, 1, 20, 1, 20, 20]], \"bbox\": [1, 1, 20, 20]},"
                        + " {\"id\": 2, \"image_id\": 2, \"category_id\": 7, \"segmentation\":"
                        + " {\"size\": [64, 64], \"counts\": [100, 20, 3976]}}, {\"id\": 3,"
                        + " \"image_id\": 2, \"category_id\": 7, \"segmentation\": [], \"bbox\": [3, 3,"
                        + " 9, 9]}]}")),
            file -> imported(AnnotationFormat.COCO, file, images)));
  }

  private static long imported(AnnotationFormat format, Path file, Path images) throws IOException {
    Path output = file.resolveSibling("imported");
    delete(output);
    return 4096L * AnnotationImport.run(format, file, images, output).images();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
