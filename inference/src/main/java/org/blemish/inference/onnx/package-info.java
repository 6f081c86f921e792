/**
 * ONNX graphs: written operator by operator, parsed, joined and run by ONNX Runtime. What a graph
 * computes belongs to the backbones and to the methods of the training module.
 *
 * <p>Entry types: {@link org.blemish.inference.onnx.GraphBuilder} to write, {@link
 * org.blemish.inference.onnx.OnnxModel} and {@link org.blemish.inference.onnx.OnnxSession} to run.
 *
 * <p>ONNX Runtime extracts its native library to a folder below {@code java.io.tmpdir}, or loads it
 * from the folder in the system property {@code onnxruntime.native.path}. It reads both properties
 * once, before the first session.
 */
@NullMarked
package org.blemish.inference.onnx;

import org.jspecify.annotations.NullMarked;
