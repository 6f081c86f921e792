// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.image.PixelFormat;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.scan.Scan;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.PartInspection;
import org.blemish.core.scoring.Region;
import org.blemish.core.scoring.RegionPixels;
import org.blemish.core.scoring.Verdict;
import org.blemish.inference.heatmap.HeatMapImage;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTest {
  private static final Size SIZE = new Size(96, 64);
  private static final Preparation WHOLE = Preparation.stretched(SIZE);
  private static final Rectangle MARK = new Rectangle(40, 24, 16, 16);

  private static Model calibrated(Preparation preparation, Size size) {
    return TinyModel.calibrated(
        TinyModel.ofBlocks(preparation),
        IntStream.range(0, 120).mapToObj(i -> Input.of(NoiseImages.good(size, i))).toList());
  }

  private static Preparation regionOf(Rectangle region, Size size) {
    return new Preparation(
        size, ResizeMode.STRETCH, Optional.of(region), Optional.empty(), Optional.empty());
  }

  @Test
  void goodPartsPassAndAMarkIsFoundWhereItIs() {
    try (Detector detector = Detector.of(calibrated(WHOLE, SIZE), TinyModel.ONE_THREAD)) {
      assertThat(detector.inspect(NoiseImages.good(SIZE, 7)).verdict()).isEqualTo(Verdict.GOOD);

      Inspection marked = detector.inspect(NoiseImages.marked(SIZE, 7, MARK));

      assertThat(marked.verdict()).isEqualTo(Verdict.DEFECTIVE);
      Region region = marked.regions().get(0); // the strongest
      assertThat(region.x()).isCloseTo(48, within(1.0));
      assertThat(region.y()).isCloseTo(32, within(1.0));
      assertThat(marked.milliseconds()).containsOnlyKeys("features", "head", "scoring");
    }
  }

  @Test
  void aMarkIsFoundWhereItIsInAPaddedImageOfAnotherSize() {
    Size input = new Size(320, 160);
    Preparation padded =
        new Preparation(
            new Size(96, 96), ResizeMode.PAD, Optional.empty(), Optional.empty(), Optional.empty());
    Rectangle mark = new Rectangle(200, 40, 60, 60);
    try (Detector detector = Detector.of(calibrated(padded, input), TinyModel.ONE_THREAD)) {
      Inspection marked = detector.inspect(NoiseImages.marked(input, 3, mark));

      assertThat(marked.size()).isEqualTo(input);
      assertThat(marked.regions().get(0).x()).isCloseTo(230, within(5.0));
      assertThat(marked.regions().get(0).y()).isCloseTo(70, within(5.0));
    }
  }

  @Test
  void manyThreadsHaveTheResultsOfOne() {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Detector detector = Detector.of(TinyModel.ofFeatures(WHOLE), TinyModel.ONE_THREAD)) {
      List<Inspection> alone = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        alone.add(detector.inspect(NoiseImages.good(SIZE, i)));
      }
      List<CompletableFuture<Inspection>> together =
          IntStream.range(0, 24)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> detector.inspect(NoiseImages.good(SIZE, i)), threads))
              .toList();
      for (int i = 0; i < 24; i++) {
        Inspection inspection = together.get(i).join();
        assertThat(inspection.score()).isEqualTo(alone.get(i).score());
        assertThat(values(inspection)).isEqualTo(values(alone.get(i)));
      }
      assertThat(alone.stream().map(Inspection::score).distinct()).hasSize(24);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void anInspectionDoesNotDependOnEarlierOnes() {
    Image grey = Image.grey(new byte[4 * SIZE.area()], 2 * SIZE.width(), 2 * SIZE.height());
    Image colour = NoiseImages.good(new Size(SIZE.width() / 2, SIZE.height()), 1);
    try (Detector detector = Detector.of(TinyModel.ofFeatures(WHOLE), TinyModel.ONE_THREAD)) {
      float[] first = values(detector.inspect(grey));
      float[] coloured = values(detector.inspect(colour));

      assertThat(values(detector.inspect(grey))).isEqualTo(first);
      assertThat(values(detector.inspect(colour))).isEqualTo(coloured);
    }
  }

  @Test
  void laterInspectionsUseTheTensorsOfEarlierOnes() {
    BufferPoolMXBean direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .findFirst()
            .orElseThrow();
    try (Detector detector = Detector.of(TinyModel.ofFeatures(WHOLE), TinyModel.ONE_THREAD)) {
      detector.inspect(NoiseImages.good(SIZE, 0));
      long after = direct.getMemoryUsed();
      for (int i = 1; i < 20; i++) {
        detector.inspect(NoiseImages.good(SIZE, i));
      }
      assertThat(direct.getMemoryUsed()).isLessThanOrEqualTo(after);
    }
  }

  @Test
  void severalInputsKeepTheirOrder() {
    try (Detector detector = Detector.of(TinyModel.ofBlocks(WHOLE), TinyModel.ONE_THREAD)) {
      List<Inspection> inspections =
          detector.inspect(
              List.of(
                  Input.of(NoiseImages.good(SIZE, 1)),
                  Input.of(NoiseImages.marked(SIZE, 1, MARK))));

      assertThat(inspections.get(0).score()).isLessThan(0.3);
      assertThat(inspections.get(1).score()).isEqualTo(1, within(1e-5));
    }
  }

  @Test
  void aListIsInspectedOnAllThreadsWithTheResultsOfOneByOne() {
    List<Input> inputs =
        IntStream.range(0, 12).mapToObj(i -> Input.of(NoiseImages.good(SIZE, i))).toList();
    try (Detector detector = Detector.of(TinyModel.ofFeatures(WHOLE), SessionOptions.threads(3))) {
      List<Inspection> listed = detector.inspect(inputs);
      assertThat(listed).extracting(Inspection::source).startsWith("1", "2", "3");
      for (int i = 0; i < inputs.size(); i++) {
        Inspection alone = detector.inspect(inputs.get(i));
        assertThat(listed.get(i).score()).isEqualTo(alone.score());
        assertThat(values(listed.get(i))).isEqualTo(values(alone));
      }
    }
  }

  @Test
  void aPartIsAsBadAsItsWorstImage() {
    try (Detector detector = Detector.of(calibrated(WHOLE, SIZE), TinyModel.ONE_THREAD)) {
      PartInspection part =
          detector.inspectPart(
              List.of(
                  Input.of(NoiseImages.good(SIZE, 7)),
                  Input.of(NoiseImages.marked(SIZE, 7, MARK)),
                  Input.of(NoiseImages.good(SIZE, 8))));
      assertThat(part.verdict()).isEqualTo(Verdict.DEFECTIVE);
      assertThat(part.worst()).isEqualTo(1);
      assertThat(part.images()).hasSize(3);
    }
  }

  @Test
  void anErrorSaysWhetherInputModelOrEnvironmentIsAtFault(@TempDir Path folder) throws IOException {
    assertThat(fault(() -> Detector.open(folder.resolve("missing.blemish"))))
        .isEqualTo(Fault.MODEL);
    assertThat(fault(() -> Detector.open(folder))).isEqualTo(Fault.MODEL);
    Path damaged = Files.write(folder.resolve("damaged.blemish"), new byte[100]);
    assertThat(fault(() -> Detector.open(damaged))).isEqualTo(Fault.MODEL);
    assertThat(fault(() -> Images.read(damaged))).isEqualTo(Fault.INPUT);
    Model model = TinyModel.ofBlocks(WHOLE);
    assertThat(fault(() -> model.write(damaged.resolve("model.blemish"))))
        .isEqualTo(Fault.ENVIRONMENT);
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      Inspection inspection = detector.inspect(NoiseImages.good(SIZE, 1));
      Input scan = Input.of(Scan.ofDepth(new FloatMap(2, 2, new float[4])));
      assertThat(fault(() -> detector.inspect(scan, "scan"))).isEqualTo(Fault.INPUT);
      assertThat(fault(() -> HeatMapImage.render(NoiseImages.good(SIZE, 1), inspection)))
          .isEqualTo(Fault.MODEL);
    }
  }

  private static Fault fault(Runnable failing) {
    return catchThrowableOfType(BlemishException.class, failing::run).fault();
  }

  @Test
  void theHeatMapOfAnInspectionNeedsNoDetector() {
    Image image = NoiseImages.marked(SIZE, 7, MARK);
    try (Detector detector = Detector.of(calibrated(WHOLE, SIZE), TinyModel.ONE_THREAD)) {
      Inspection inspection = detector.inspect(image);
      assertThat(HeatMapImage.render(image, inspection).toRgb())
          .isEqualTo(detector.heatMap(Input.of(image), inspection).toRgb());
    }
  }

  @Test
  void regionsHaveTheirPixels() {
    try (Detector detector = Detector.of(calibrated(WHOLE, SIZE), TinyModel.ONE_THREAD)) {
      Detector.DetailedInspection found =
          detector.inspectInDetail(Input.of(NoiseImages.marked(SIZE, 7, MARK)), "part");
      assertThat(found.regions())
          .extracting(RegionPixels::region)
          .isEqualTo(found.inspection().regions());
      int area = found.inspection().regions().stream().mapToInt(Region::area).sum();
      assertThat(RegionPixels.mask(found.regions(), SIZE).count()).isEqualTo(area).isPositive();
    }
  }

  @Test
  void inputsSideBySideHaveTheResultsOfOneByOne() {
    List<Input> inputs =
        IntStream.range(0, 20).mapToObj(i -> Input.of(NoiseImages.good(SIZE, i))).toList();
    Model model = TinyModel.ofFeatures(WHOLE);
    try (Detector one = Detector.of(model, TinyModel.ONE_THREAD);
        Detector three = Detector.of(model, Concurrency.sideBySide(3, inputs.size()))) {
      List<Inspection> together = three.inspect(inputs);
      assertThat(together).hasSize(20);
      for (int i = 0; i < 20; i++) {
        Inspection alone = one.inspect(inputs.get(i));
        assertThat(together.get(i).score()).isEqualTo(alone.score());
        assertThat(values(together.get(i))).isEqualTo(values(alone));
      }
    }
  }

  @Test
  void aModelFileHasTheResultsOfTheModelInMemory(@TempDir Path folder) {
    Model model = calibrated(WHOLE, SIZE);
    Path file = folder.resolve("model.blemish");
    String digest = model.write(file);
    Image image = NoiseImages.marked(SIZE, 5, MARK);
    try (Detector memory = Detector.of(model, TinyModel.ONE_THREAD);
        Detector read = Detector.open(file, TinyModel.ONE_THREAD)) {
      Inspection inspection = read.inspect(image);
      assertThat(inspection.model()).isEqualTo(digest);
      assertThat(inspection.score()).isEqualTo(memory.inspect(image).score());
      assertThat(inspection.thresholds()).isEqualTo(memory.inspect(image).thresholds());
      assertThat(inspection.regions()).isEqualTo(memory.inspect(image).regions());
      assertThat(read.model().pipeline()).isEqualTo(model.pipeline());
    }
  }

  @Test
  void greyAndCameraFramesAreSeenAsTheirColours() {
    byte[] grey = new byte[SIZE.area()];
    byte[] rgb = new byte[3 * SIZE.area()];
    byte[] noise = NoiseImages.noise(SIZE, 2);
    int stride = 4 * SIZE.width() + 12;
    ByteBuffer frame = ByteBuffer.allocateDirect(stride * SIZE.height());
    for (int i = 0; i < grey.length; i++) {
      grey[i] = noise[i];
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = grey[i];
        int at = i / SIZE.width() * stride + i % SIZE.width() * 4;
        frame.put(at + c, noise[3 * i + 2 - c]);
        frame.put(at + 3, (byte) i);
      }
    }
    try (Detector detector = Detector.of(TinyModel.ofFeatures(WHOLE), TinyModel.ONE_THREAD)) {
      assertThat(values(detector.inspect(Image.grey(grey, SIZE.width(), SIZE.height()))))
          .isEqualTo(values(detector.inspect(Image.rgb(rgb, SIZE.width(), SIZE.height()))));
      Image camera = Image.of(frame, SIZE.width(), SIZE.height(), stride, PixelFormat.BGRA8);
      assertThat(values(detector.inspect(camera)))
          .isEqualTo(values(detector.inspect(NoiseImages.good(SIZE, 2))));
    }
  }

  @Test
  void anImageOfAnotherSizeGetsAMapOfItsOwnSize() {
    Size large = new Size(211, 133);
    try (Detector detector = Detector.of(TinyModel.ofBlocks(WHOLE), TinyModel.ONE_THREAD)) {
      Inspection inspection =
          detector.inspect(NoiseImages.marked(large, 1, new Rectangle(100, 50, 60, 60)));

      assertThat(inspection.size()).isEqualTo(large);
      assertThat(inspection.map().orElseThrow().size()).isEqualTo(large);
      assertThat(inspection.map().orElseThrow().get(130, 80)).isCloseTo(1, within(0.1f));
      assertThat(inspection.map().orElseThrow().get(10, 10)).isLessThan(0.3f);
    }
  }

  @Test
  void pixelsOutsideTheRegionOfInterestDoNotChangeTheResult() {
    Size input = new Size(160, 128);
    Rectangle region = new Rectangle(32, 32, 96, 64);
    // The region is not scaled: a resizing filter would reach a pixel over its edge.
    Model model = calibrated(regionOf(region, SIZE), input);
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      Inspection clean = detector.inspect(NoiseImages.good(input, 4));
      Inspection outside =
          detector.inspect(NoiseImages.marked(input, 4, new Rectangle(0, 0, 160, 30)));
      Inspection inside =
          detector.inspect(NoiseImages.marked(input, 4, new Rectangle(64, 56, 16, 16)));

      assertThat(outside.score()).isEqualTo(clean.score());
      assertThat(outside.regions()).isEmpty();
      assertThat(outside.map().orElseThrow().get(80, 10))
          .isEqualTo(model.decisionRule().scoring().floor());
      assertThat(inside.verdict()).isEqualTo(Verdict.DEFECTIVE);
      assertThat(inside.regions())
          .isNotEmpty()
          .allSatisfy(found -> assertThat(contains(region, found.bounds())).isTrue());
    }
  }

  @Test
  void pixelsUnderTheIgnoreMaskDoNotChangeTheResult() {
    // Cells of this backbone see their own pixels alone, so ignoring can be exact. Others see
    // around themselves: ignored pixels still affect the neighbouring cells.
    Rectangle corner = new Rectangle(0, 0, 24, 24);
    try (Detector detector = Detector.of(calibrated(WHOLE, SIZE), TinyModel.ONE_THREAD)) {
      Input clean = Input.of(NoiseImages.good(SIZE, 9)).ignoring(NoiseImages.mask(SIZE, corner));
      Input marked =
          Input.of(NoiseImages.marked(SIZE, 9, corner)).ignoring(NoiseImages.mask(SIZE, corner));

      assertThat(detector.inspect(NoiseImages.marked(SIZE, 9, corner)).verdict())
          .isEqualTo(Verdict.DEFECTIVE);
      assertThat(detector.inspect(marked).score()).isEqualTo(detector.inspect(clean).score());
      assertThat(detector.inspect(marked).regions()).isEmpty();
      assertThat(detector.inspect(marked).verdict()).isEqualTo(Verdict.GOOD);
    }
  }

  @Test
  void rejectsARegionOutsideTheImageWithBothSizes() {
    Preparation preparation = regionOf(new Rectangle(50, 0, 96, 64), SIZE);
    try (Detector detector = Detector.of(TinyModel.ofBlocks(preparation), TinyModel.ONE_THREAD)) {
      assertThatThrownBy(() -> detector.inspect(NoiseImages.good(SIZE, 1)))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("region of interest x=50 y=0 96x64 is outside the input of 96x64");
    }
  }

  @Test
  void rejectsAMapThatHoldsNaN() {
    GraphBuilder graph = new GraphBuilder("log");
    Value block = graph.input("block", Value.DYNAMIC, 3, 8, 12);
    graph.output(
        TinyModel.MAP, graph.log(graph.sub(graph.reduceMin(block, false, 1), graph.scalar(0.9f))));
    Model model = TinyModel.uncalibrated(TinyModel.blocks(0), WHOLE, "block", graph.build());
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      assertThatThrownBy(() -> detector.inspect(NoiseImages.good(SIZE, 1)))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("map energy is NaN at cell 0,0");
    }
  }

  @Test
  void aHeadOfAnotherBackboneIsRefusedAtOnce() {
    Model model =
        TinyModel.uncalibrated(
            TinyModel.blocks(0), WHOLE, "block", TinyModel.energy("block", 3, new Size(24, 24)));

    assertThatThrownBy(() -> Detector.of(model, TinyModel.ONE_THREAD))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("block[?, 3, 24, 24]")
        .hasMessageContaining("head and backbone are of different models");
  }

  @Test
  void anInputWithoutAnImageIsNamed() {
    Input scan = Input.of(new Scan(FloatMap.zeros(SIZE), Optional.empty(), Optional.empty()));
    try (Detector detector = Detector.of(TinyModel.ofBlocks(WHOLE), TinyModel.ONE_THREAD)) {
      assertThatThrownBy(() -> detector.inspect(scan, "part 17"))
          .isInstanceOf(BlemishException.class)
          .hasMessage("part 17: the model needs an image: give one");
    }
  }

  @Test
  void warmingUpUsesAnImageLargeEnoughForTheRegionOfInterest() {
    Preparation preparation = regionOf(new Rectangle(30, 50, 96, 64), SIZE);
    try (Detector detector = Detector.of(TinyModel.ofBlocks(preparation), TinyModel.ONE_THREAD)) {
      assertThatCode(detector::warmUp).doesNotThrowAnyException();
    }
  }

  @Test
  void warmingUpRunsTheWholeModelOnABlackImage() {
    // The logarithm of brightness - 0.9 is NaN for black: the error shows that scoring was reached.
    GraphBuilder graph = new GraphBuilder("log");
    Value block = graph.input("block", Value.DYNAMIC, 3, 8, 12);
    graph.output(
        TinyModel.MAP, graph.log(graph.sub(graph.reduceMin(block, false, 1), graph.scalar(0.9f))));
    Model model = TinyModel.uncalibrated(TinyModel.blocks(0), WHOLE, "block", graph.build());
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      assertThatThrownBy(detector::warmUp)
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("map energy is NaN at cell 0,0");
    }
  }

  @Test
  void stagesAreTimedInTheirOrder() {
    try (Detector detector = Detector.of(TinyModel.ofBlocks(WHOLE), TinyModel.ONE_THREAD)) {
      assertThat(detector.inspect(NoiseImages.good(SIZE, 7)).milliseconds().keySet())
          .containsExactly("features", "head", "scoring");
    }
  }

  @Test
  void rejectsUseAfterClose() {
    Detector detector = Detector.of(TinyModel.ofBlocks(WHOLE), TinyModel.ONE_THREAD);
    detector.close();
    detector.close();

    assertThatThrownBy(() -> detector.inspect(NoiseImages.good(SIZE, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the session is closed");
  }

  @Test
  void closingEndsInspectionsOfOtherThreadsByAnException() throws Exception {
    Detector detector = Detector.of(TinyModel.ofFeatures(WHOLE), TinyModel.ONE_THREAD);
    double score = detector.inspect(NoiseImages.good(SIZE, 1)).score();
    CountDownLatch running = new CountDownLatch(3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Throwable>> ends =
          IntStream.range(0, 3)
              .mapToObj(i -> threads.submit(() -> inspectUntilClosed(detector, score, running)))
              .toList();
      running.await();
      detector.close();
      for (Future<Throwable> end : ends) {
        assertThat(end.get(60, TimeUnit.SECONDS))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("the session is closed");
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Why inspections end; all before that have the score. */
  private static Throwable inspectUntilClosed(
      Detector detector, double score, CountDownLatch running) {
    while (true) {
      try {
        assertThat(detector.inspect(NoiseImages.good(SIZE, 1)).score()).isEqualTo(score);
        running.countDown();
      } catch (RuntimeException end) {
        return end;
      }
    }
  }

  @Test
  void aFailedInspectionLeavesTheDetectorUsable() {
    Rectangle region = new Rectangle(40, 0, 50, 64);
    try (Detector detector =
        Detector.of(TinyModel.ofBlocks(regionOf(region, SIZE)), TinyModel.ONE_THREAD)) {
      double score = detector.inspect(NoiseImages.good(SIZE, 1)).score();
      for (int i = 0; i < 3; i++) {
        BlemishException failure =
            catchThrowableOfType(
                BlemishException.class,
                () -> detector.inspect(NoiseImages.good(new Size(48, 64), 1)));
        assertThat(failure.fault()).isEqualTo(Fault.INPUT);
        assertThat(detector.inspect(NoiseImages.good(SIZE, 1)).score()).isEqualTo(score);
      }
    }
  }

  private static float[] values(Inspection inspection) {
    return inspection.map().orElseThrow().values();
  }

  private static boolean contains(Rectangle outer, Rectangle inner) {
    return inner.x() >= outer.x()
        && inner.y() >= outer.y()
        && inner.x() + inner.width() <= outer.x() + outer.width()
        && inner.y() + inner.height() <= outer.y() + outer.height();
  }
}
