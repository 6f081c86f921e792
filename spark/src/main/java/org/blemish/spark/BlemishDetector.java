// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.blemish.core.BlemishException;
import org.blemish.spark.inspection.InputLimits;
import org.blemish.spark.inspection.LocalPath;
import org.blemish.spark.inspection.ModelReference;
import org.blemish.spark.inspection.PartInspector;
import org.blemish.spark.inspection.ResultColumn;

/**
 * Inspects the part in each row of a data set and adds the columns of {@link ResultColumn}: {@code
 * score, threshold, verdict, reason, regions, map_path, model_digest, error}.
 *
 * <pre>{@code
 * Dataset<Row> images = spark.read().format("binaryFile").load("parts");
 * new BlemishDetector().setModelPath("model.blemish").transform(images).write().parquet("results");
 * }</pre>
 *
 * <p>Columns of bytes that were inspected are not in the result, so that no later shuffle moves
 * images; all other columns stay. A part that cannot be read or inspected is a row with {@code
 * error}. All tasks of a process share one open model; each task inspects one image at a time with
 * {@code spark.task.cpus} threads. Also works on streaming data sets. Not safe for changes from
 * several threads.
 */
public final class BlemishDetector extends Transformer implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  /** Columns of the format {@code binaryFile}. */
  private static final String CONTENT = "content";

  private static final String PATH = "path";
  private static final String RESULT = "blemish_result";

  private final String uid;
  private final Param<String> modelPath;
  private final Param<String> modelDigest;
  private final Param<String> inputCol;
  private final Param<String> scanCol;
  private final Param<String> nameCol;
  private final Param<String> outputPrefix;
  private final Param<String> mapFolder;
  private final LongParam maxPixels;
  private final LongParam maxBytes;

  public BlemishDetector() {
    this(Identifiable$.MODULE$.randomUID("blemish"));
  }

  /**
   * @param uid name of this stage in a pipeline
   */
  public BlemishDetector(String uid) {
    this.uid = uid;
    modelPath = text("modelPath", "path of the model file, or its name if Spark distributed it");
    modelDigest = text("modelDigest", "digest that the model must have; empty accepts any");
    inputCol = text("inputCol", "column of image files: their bytes or their paths");
    scanCol = text("scanCol", "column of scan files: their bytes or their paths; empty for none");
    nameCol = text("nameCol", "column of names that errors state");
    outputPrefix = text("outputPrefix", "start of the names of result columns");
    mapFolder = text("mapFolder", "shared folder for anomaly maps; empty writes none");
    maxPixels = new LongParam(uid, "maxPixels", "greatest number of pixels of an image");
    maxBytes = new LongParam(uid, "maxBytes", "greatest length of a file");
    setDefault(modelPath, "");
    setDefault(modelDigest, "");
    setDefault(inputCol, CONTENT);
    setDefault(scanCol, "");
    setDefault(nameCol, PATH);
    setDefault(outputPrefix, "");
    setDefault(mapFolder, "");
    setDefault(maxPixels, InputLimits.DEFAULT.pixels());
    setDefault(maxBytes, InputLimits.DEFAULT.bytes());
  }

  private Param<String> text(String name, String doc) {
    return new Param<>(uid, name, doc, String.class);
  }

  @Override
  public String uid() {
    return uid;
  }

  // Spark finds the parameters by these methods.

  public Param<String> modelPath() {
    return modelPath;
  }

  public Param<String> modelDigest() {
    return modelDigest;
  }

  public Param<String> inputCol() {
    return inputCol;
  }

  public Param<String> scanCol() {
    return scanCol;
  }

  public Param<String> nameCol() {
    return nameCol;
  }

  public Param<String> outputPrefix() {
    return outputPrefix;
  }

  public Param<String> mapFolder() {
    return mapFolder;
  }

  public LongParam maxPixels() {
    return maxPixels;
  }

  public LongParam maxBytes() {
    return maxBytes;
  }

  /**
   * The model file: in a folder that all executors can read; or its name alone, if {@code
   * SparkContext.addFile} or {@code --files} distributed it.
   */
  public BlemishDetector setModelPath(String path) {
    return with(modelPath, path);
  }

  /**
   * The digest that the model must have, as {@code blemish info} prints it. By default that of the
   * file which the driver finds; executors never use another one.
   */
  public BlemishDetector setModelDigest(String digest) {
    return with(modelDigest, digest);
  }

  /** Column of image files, {@code content} by default: their bytes, or their paths as text. */
  public BlemishDetector setInputCol(String column) {
    return with(inputCol, column);
  }

  /** Column of scan files, for models that use scans: their bytes, or their paths as text. */
  public BlemishDetector setScanCol(String column) {
    return with(scanCol, column);
  }

  /** Column of names for errors, {@code path} by default; not used if the data set has none. */
  public BlemishDetector setNameCol(String column) {
    return with(nameCol, column);
  }

  /** Start of the names of result columns, for data sets that have columns of these names. */
  public BlemishDetector setOutputPrefix(String prefix) {
    return with(outputPrefix, prefix);
  }

  /**
   * A folder that all executors share, for anomaly maps as TIFF files of floats. A map is named by
   * the content of the part's files and is written once.
   */
  public BlemishDetector setMapFolder(String folder) {
    return with(mapFolder, folder);
  }

  /** Greatest number of pixels of an image; a larger one becomes a row with an error. */
  public BlemishDetector setMaxPixels(long pixels) {
    return with(maxPixels, pixels);
  }

  /** Greatest length of a file in bytes; a longer one becomes a row with an error. */
  public BlemishDetector setMaxBytes(long bytes) {
    return with(maxBytes, bytes);
  }

  private <T> BlemishDetector with(Param<T> param, T value) {
    set(param, value);
    return this;
  }

  /**
   * @throws BlemishException if the model is missing or another one, or a column is missing, of
   *     another type, or has the name of a result column
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = dataset.schema();
    transformSchema(schema);
    LocalPath.of(value(mapFolder)); // or an error, before any task
    ModelReference model = new ModelReference(value(modelPath), value(modelDigest)).withDigest();
    UserDefinedFunction inspect =
        udf(
                new PartInspector(
                    model, new InputLimits(value(maxPixels), value(maxBytes)), value(mapFolder)),
                ResultColumn.TYPE)
            .asNondeterministic(); // evaluated once for each row, not once for each field
    Column result =
        inspect.apply(
            cell(schema, value(inputCol)),
            cell(schema, value(scanCol)),
            cell(schema, value(nameCol)).cast(DataTypes.StringType));
    List<Column> columns = new ArrayList<>();
    for (StructField field : kept(schema)) {
      columns.add(quoted(field.name()));
    }
    for (ResultColumn column : ResultColumn.values()) {
      columns.add(
          col(RESULT + "." + column.columnName()).as(value(outputPrefix) + column.columnName()));
    }
    return dataset.withColumn(RESULT, result).select(columns.toArray(Column[]::new));
  }

  /**
   * @throws BlemishException if a column is missing, of another type, or has the name of a result
   *     column
   */
  @Override
  public StructType transformSchema(StructType schema) {
    if (!has(schema, value(inputCol)) && !has(schema, value(scanCol))) {
      throw new BlemishException(
          "the data set has no column \"%s\", it has %s: set inputCol to the column of image files"
              .formatted(value(inputCol), Arrays.toString(schema.fieldNames())));
    }
    requireFiles(schema, inputCol, isSet(inputCol));
    requireFiles(schema, scanCol, !value(scanCol).isEmpty());
    List<StructField> fields = new ArrayList<>(kept(schema));
    for (StructField field : ResultColumn.fields(value(outputPrefix))) {
      if (has(schema, field.name())) {
        throw new BlemishException(
            "the data set already has a column \"%s\": rename it, or set outputPrefix"
                .formatted(field.name()));
      }
      fields.add(field);
    }
    return DataTypes.createStructType(fields);
  }

  private void requireFiles(StructType schema, Param<String> param, boolean required) {
    String column = value(param);
    if (has(schema, column)) {
      DataType type = schema.apply(column).dataType();
      if (!type.equals(DataTypes.BinaryType) && !type.equals(DataTypes.StringType)) {
        throw new BlemishException(
            "column \"%s\" (%s) is %s, expected binary (files) or string (paths)"
                .formatted(column, param.name(), type.simpleString()));
      }
    } else if (required) {
      throw new BlemishException(
          "the data set has no column \"%s\" (%s), it has %s"
              .formatted(column, param.name(), Arrays.toString(schema.fieldNames())));
    }
  }

  /** All columns but the files that were inspected. */
  private List<StructField> kept(StructType schema) {
    List<String> files = List.of(value(inputCol), value(scanCol));
    return Arrays.stream(schema.fields())
        .filter(
            field ->
                !(files.contains(field.name()) && field.dataType().equals(DataTypes.BinaryType)))
        .toList();
  }

  private static Column cell(StructType schema, String column) {
    return has(schema, column) ? quoted(column) : lit(null);
  }

  private static Column quoted(String column) {
    return col("`" + column.replace("`", "``") + "`");
  }

  private static boolean has(StructType schema, String column) {
    return Arrays.asList(schema.fieldNames()).contains(column);
  }

  private String value(Param<String> param) {
    return getOrDefault(param);
  }

  private long value(LongParam param) {
    return (Long) getOrDefault(param);
  }

  @Override
  public BlemishDetector copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads detectors that were written by {@link #save}; Spark's pipelines find it by name. */
  public static MLReader<BlemishDetector> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads a detector that was written by {@link #save}. */
  public static BlemishDetector load(String path) {
    return read().load(path);
  }
}
