// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.machine.ProcessMemory;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class OnnxSessionTest {
  private static OnnxSession squares() {
    GraphBuilder graph = new GraphBuilder("squares");
    Value x = graph.input("x", Value.DYNAMIC, 3);
    Value square = graph.square(x);
    graph.output("square", square);
    graph.output("sum", graph.reduceSum(square, false, 1));
    return OnnxSession.open(graph.build(), "squares.onnx", SessionOptions.threads(1));
  }

  private static FloatTensor row(float... values) {
    return FloatTensor.copyOf(Tensor.of(values, 1, values.length));
  }

  @Test
  void writesWantedOutputsInPlace() {
    try (OnnxSession session = squares()) {
      FloatTensor square = FloatTensor.allocate(1, 3);

      session.run(Map.of("x", row(1, 2, 3)), Map.of("square", square));

      assertThat(square.toTensor().values()).containsExactly(1, 4, 9);
    }
  }

  @Test
  void readsABufferInPlaceWhateverItsPosition() {
    try (OnnxSession session = squares()) {
      FloatTensor x = row(1, 2, 3);
      x.values().position(2);

      Tensor first = requireNonNull(session.run(Map.of("x", x)).get("square"));
      x.values().put(0, 5);
      Tensor second = requireNonNull(session.run(Map.of("x", x)).get("square"));

      assertThat(first.values()).containsExactly(1, 4, 9);
      assertThat(second.values()).containsExactly(25, 4, 9);
    }
  }

  @Test
  void aWrongShapeIsNamedWithWhatWasExpected() {
    try (OnnxSession session = squares()) {
      assertThatThrownBy(() -> session.run(Map.of("x", row(1, 2))))
          .isInstanceOf(BlemishException.class)
          .hasMessage("squares.onnx: input x expects shape [?, 3], given [1, 2]");
      assertThatThrownBy(() -> session.run(Map.of("y", row(1, 2, 3))))
          .hasMessageContaining("input x[?, 3] is missing, given [y]");
    }
  }

  @Test
  void anOutputOfTheWrongShapeFailsAndTheSessionStaysUsable() {
    try (OnnxSession session = squares()) {
      FloatTensor small = FloatTensor.allocate(1, 2);
      assertThatThrownBy(() -> session.run(Map.of("x", row(1, 2, 3)), Map.of("square", small)))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("squares.onnx");
      assertThat(session.run(Map.of("x", row(1, 2, 3)))).containsKeys("square", "sum");
    }
  }

  @Test
  void manyThreadsShareASession() {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (OnnxSession session = squares()) {
      List<CompletableFuture<Float>> sums =
          IntStream.range(0, 200)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () ->
                              requireNonNull(session.run(Map.of("x", row(i, 1, 0))).get("sum"))
                                  .values()[0],
                          threads))
              .toList();
      for (int i = 0; i < sums.size(); i++) {
        assertThat(sums.get(i).join()).isEqualTo((float) i * i + 1);
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Values of 32 MiB, three at a time; with those of the first run it would be about 200 MiB. */
  @Test
  void memoryOfTheFirstRunThatLaterOnesDoNotUseIsFreed() {
    long pid = ProcessHandle.current().pid();
    assumeTrue(ProcessMemory.anonymousMib(pid).isPresent(), "the system reports no memory");
    int values = 8 << 20;
    GraphBuilder graph = new GraphBuilder("chain");
    Value x = graph.input("x", 1, values);
    Value sum = x;
    for (int i = 0; i < 6; i++) {
      sum = graph.add(graph.square(sum), graph.square(x));
    }
    graph.output("mean", graph.reduceMean(sum, false, 1));
    FloatTensor input = FloatTensor.allocate(1, values);
    try (OnnxSession session =
        OnnxSession.open(graph.build(), "chain", SessionOptions.threads(1))) {
      long before = ProcessMemory.anonymousMib(pid).orElseThrow();
      for (int i = 0; i < 4; i++) {
        session.run(Map.of("x", input));
      }
      assertThat(ProcessMemory.anonymousMib(pid).orElseThrow() - before).isLessThan(165);
    }
  }

  @Test
  void rejectsUseAfterClose() {
    OnnxSession session = squares();
    session.close();
    session.close();
    assertThatThrownBy(() -> session.run(Map.of("x", row(1, 2, 3))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("squares.onnx: the session is closed");
  }

  @Test
  void aGraphThatTheRuntimeRefusesIsNamed() {
    GraphBuilder graph = new GraphBuilder("g");
    Value x = graph.input("x", 1);
    graph.output("y", graph.node("NoSuchOperator", List.of(x), Map.of(), 1));

    assertThatThrownBy(() -> OnnxSession.open(graph.build(), "g.onnx", SessionOptions.threads(1)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("g.onnx")
        .hasMessageContaining("NoSuchOperator");
  }

  @Test
  void aTensorNeedsADirectBufferInNativeOrderOfTheRightSize() {
    FloatBuffer heap = FloatBuffer.allocate(3);
    FloatBuffer swapped =
        ByteBuffer.allocateDirect(12)
            .order(
                ByteOrder.nativeOrder().equals(ByteOrder.BIG_ENDIAN)
                    ? ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.BIG_ENDIAN)
            .asFloatBuffer();
    assertThatThrownBy(() -> new FloatTensor(new long[] {3}, heap)).hasMessageContaining("direct");
    assertThatThrownBy(() -> new FloatTensor(new long[] {3}, swapped))
        .hasMessageContaining("native order");
    assertThatThrownBy(() -> new FloatTensor(new long[] {2, 2}, heap))
        .hasMessageContaining("[2, 2] needs 4 values");
  }

  @Test
  void prunedGraphComputesTheRemainingOutputsWithFewerNodes() {
    GraphBuilder graph = new GraphBuilder("squares");
    Value x = graph.input("x", Value.DYNAMIC, 3);
    Value shifted = graph.add(x, graph.constant("shift", Tensor.of(new float[] {1, 2, 3}, 1, 3)));
    graph.output("shifted", shifted);
    graph.output(
        "scaled", graph.mul(shifted, graph.constant("factor", Tensor.of(new float[3], 1, 3))));
    OnnxModel model = graph.build();

    OnnxModel pruned = model.pruned(List.of("shifted"), "squares.onnx");

    assertThat(pruned.outputs()).extracting(Value::name).containsExactly("shifted");
    assertThat(OnnxModel.parse(pruned.bytes(), "pruned").getGraph().getInitializerList())
        .extracting(tensor -> tensor.getName())
        .containsExactly("shift");
    try (OnnxSession session =
        OnnxSession.open(pruned, "squares.onnx", SessionOptions.threads(1))) {
      assertThat(requireNonNull(session.run(Map.of("x", row(1, 1, 1))).get("shifted")).values())
          .containsExactly(2, 3, 4);
    }
    assertThat(model.pruned(List.of("scaled", "shifted"), "squares.onnx")).isSameAs(model);
    assertThatThrownBy(() -> model.pruned(List.of("scaled", "other"), "squares.onnx"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("not all of [scaled, other]");
  }
}
