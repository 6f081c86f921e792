// SPDX-License-Identifier: Apache-2.0
/**
 * The interface between the pipeline and a method of anomaly detection. No method belongs here; the
 * module has {@link org.blemish.training.patchcore} and {@link org.blemish.training.padim}.
 *
 * <p>To add a method, implement {@link org.blemish.training.method.Method} and name the class in
 * the resource {@code META-INF/services/org.blemish.training.method.Method}. {@code configure}
 * converts the method's section of the configuration, and {@link
 * org.blemish.training.method.Fitter} then learns from the {@link
 * org.blemish.training.features.FeatureStore}. It returns a {@link
 * org.blemish.training.method.FittedMethod}: an ONNX graph from feature maps to raw maps, the terms
 * of the score, and a reference that computes the same raw maps without the graph. The smallest
 * method scores each cell by the norm of its features, which {@code norms} computes in plain Java,
 * and learns nothing:
 *
 * <pre>{@code
 * public final class NormMethod implements Method {
 *   record Settings(String input, ScoreUnits units, List<Term> terms) {}
 *
 *   public String name() {
 *     return "norm";
 *   }
 *
 *   public Fitter configure(JsonNode section) {
 *     Settings settings = NamedEntries.convert(section, Settings.class, name());
 *     new MapNames(Set.of("norm")).checkTerms(name(), settings.terms());
 *     return new NormFitter(settings);
 *   }
 * }
 *
 * record NormFitter(Settings settings) implements Fitter {
 *   public List<String> outputs() {
 *     return List.of(settings.input());
 *   }
 *
 *   public FittedMethod fit(FitContext context) {
 *     FeatureSpec spec = context.features().spec(settings.input());
 *     GraphBuilder graph = new GraphBuilder("norm");
 *     Value x =
 *         graph.input(spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width());
 *     graph.output("norm", graph.sqrt(graph.reduceSum(graph.square(x), false, 1)));
 *     return new FittedMethod(
 *         graph.build(),
 *         settings.units(),
 *         settings.terms(),
 *         features -> Map.of("norm", norms(features.map(spec.name()).toTensor().values(), spec)));
 *   }
 * }
 * }</pre>
 *
 * <p>A configuration then selects it by {@code method: norm} with a section {@code norm: {input:
 * s5, units: spread, terms: {norm: {standardise: none, smoothing: 1, reduction: {kind: max},
 * weight: 1.0}}}}.
 */
@NullMarked
package org.blemish.training.method;

import org.jspecify.annotations.NullMarked;
