// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.machine.CpuInfo;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.internal.ResourceStack;

/**
 * A graph ready to run in ONNX Runtime on the CPU, all optimisations on. Many threads may run it at
 * once; {@link #close} waits for them and frees the native memory. Telemetry is switched off.
 */
public final class OnnxSession implements AutoCloseable {
  private final String name;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<Value> inputs;
  private final List<Value> outputs;
  private final ReadWriteLock closing = new ReentrantReadWriteLock();

  /**
   * Whether a run has finished: ONNX Runtime then knows the memory of a run and takes it at once.
   */
  private volatile boolean planned;

  private boolean closed;

  private OnnxSession(
      String name,
      OrtEnvironment environment,
      OrtSession session,
      List<Value> inputs,
      List<Value> outputs) {
    this.name = name;
    this.environment = environment;
    this.session = session;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * Prepares a graph.
   *
   * @param name its name in messages
   * @throws BlemishException if ONNX Runtime rejects the graph, or an input or output is not a
   *     tensor of floats
   */
  public static OnnxSession open(OnnxModel model, String name, SessionOptions options) {
    try {
      OrtEnvironment environment = environment();
      environment.setTelemetry(false);
      try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
        settings.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        settings.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        settings.setIntraOpNumThreads(options.threads());
        settings.setInterOpNumThreads(1);
        settings.addConfigEntry("session.intra_op.allow_spinning", options.spinning() ? "1" : "0");
        // Elsewhere it would only be slower.
        boolean wide = options.wideIntegers() && !CpuInfo.read().hasVnni();
        settings.addConfigEntry("session.x64quantprecision", wide ? "1" : "0");
        try (ResourceStack opened = new ResourceStack()) {
          OrtSession session = opened.add(environment.createSession(model.bytes(), settings));
          OnnxSession result =
              new OnnxSession(
                  name,
                  environment,
                  session,
                  ports(name, session.getInputInfo()),
                  ports(name, session.getOutputInfo()));
          opened.keep();
          return result;
        }
      }
    } catch (OrtException e) {
      throw new BlemishException(
          Fault.MODEL,
          "%s: ONNX Runtime cannot load this graph: %s".formatted(name, e.getMessage()),
          e);
    }
  }

  /** Loads ONNX Runtime, as opening the first session does otherwise. */
  public static void load() {
    environment();
  }

  /** Version of ONNX Runtime. */
  public static String runtimeVersion() {
    return environment().getVersion();
  }

  private static OrtEnvironment environment() {
    UnpackedRuntime.prepare(OrtEnvironment.class);
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "blemish");
  }

  /** The inputs of {@link #run}. */
  public List<Value> inputs() {
    return inputs;
  }

  /** The results of {@link #run}. */
  public List<Value> outputs() {
    return outputs;
  }

  /**
   * Runs the graph and returns every output on the heap.
   *
   * @param given a tensor for each input, read in place
   * @throws BlemishException if an input is missing or of the wrong shape, or the run fails
   */
  public Map<String, Tensor> run(Map<String, FloatTensor> given) {
    return whileOpen(
        () -> {
          Map<String, Tensor> results = new LinkedHashMap<>();
          try (OnnxTensors in = OnnxTensors.of(environment, checked(given));
              OrtSession.RunOptions options = runOptions();
              OrtSession.Result result =
                  session.run(in.byName(), session.getOutputNames(), options)) {
            for (Map.Entry<String, ai.onnxruntime.OnnxValue> entry : result) {
              OnnxTensor tensor = (OnnxTensor) entry.getValue();
              results.put(
                  entry.getKey(),
                  new Tensor(tensor.getInfo().getShape(), tensor.getFloatBuffer().array()));
            }
          }
          return results;
        });
  }

  /**
   * Runs the graph for some outputs and writes them into existing tensors: without copies from one
   * session to the next.
   *
   * @param given a tensor for each input, read in place
   * @param results a tensor of the right shape for each output to compute
   * @throws BlemishException if an input is missing or of the wrong shape, or the run fails
   */
  public void run(Map<String, FloatTensor> given, Map<String, FloatTensor> results) {
    whileOpen(
        () -> {
          try (OnnxTensors in = OnnxTensors.of(environment, checked(given));
              OnnxTensors out = OnnxTensors.of(environment, results);
              OrtSession.RunOptions options = runOptions();
              OrtSession.Result result =
                  session.run(in.byName(), Set.of(), out.byName(), options)) {
            return result.size();
          }
        });
  }

  @Override
  public void close() {
    closing.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s: cannot be closed: %s".formatted(name, e.getMessage()), e);
    } finally {
      closing.writeLock().unlock();
    }
  }

  /**
   * The first run takes its memory piece by piece, in regions that double in size. The later ones
   * take one region that does not fit among these, which therefore would stay without use.
   */
  private OrtSession.RunOptions runOptions() throws OrtException {
    OrtSession.RunOptions options = new OrtSession.RunOptions();
    if (!planned) {
      options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
    }
    return options;
  }

  private interface SessionCall<T> {
    T run() throws OrtException;
  }

  private <T> T whileOpen(SessionCall<T> run) {
    closing.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(name + ": the session is closed");
      }
      T result = run.run();
      planned = true;
      return result;
    } catch (OrtException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s: the run failed: %s".formatted(name, e.getMessage()), e);
    } finally {
      closing.readLock().unlock();
    }
  }

  private Map<String, FloatTensor> checked(Map<String, FloatTensor> given) {
    for (Value input : inputs) {
      FloatTensor tensor = given.get(input.name());
      if (tensor == null) {
        throw new BlemishException(
            "%s: input %s is missing, given %s".formatted(name, input, given.keySet()));
      }
      if (!Shapes.agree(input.shape(), tensor.shape())) {
        throw new BlemishException(
            "%s: input %s expects shape %s, given %s"
                .formatted(
                    name,
                    input.name(),
                    Value.describe(input.shape()),
                    Value.describe(tensor.shape())));
      }
    }
    return given;
  }

  private static List<Value> ports(String name, Map<String, NodeInfo> infos) {
    List<Value> ports = new ArrayList<>();
    infos.forEach(
        (port, info) -> {
          if (!(info.getInfo() instanceof TensorInfo tensor)
              || tensor.type != ai.onnxruntime.OnnxJavaType.FLOAT) {
            throw new BlemishException(
                Fault.MODEL,
                "%s: %s is %s, only tensors of float can be used"
                    .formatted(name, port, info.getInfo()));
          }
          ports.add(new Value(port, tensor.getShape()));
        });
    return List.copyOf(ports);
  }
}
