# SPDX-License-Identifier: Apache-2.0
"""Image scores of a folder of images with PySpark 4.2.

    python spark_scores.py blemish-spark-all.jar model.blemish parts

Prints "score<TAB>path". See docs/spark.md.
"""
import sys

from pyspark.sql import DataFrame, SparkSession

jar, model, parts = sys.argv[1:]
builder = SparkSession.builder.config("spark.jars", jar).config("spark.blemish.model", model)
spark = builder.getOrCreate()
images = spark.read.format("binaryFile").load(parts)

# The transformer, with all columns.
detector = spark._jvm.org.blemish.spark.BlemishDetector().setModelPath(model)
results = DataFrame(detector.transform(images._jdf), spark)
for row in results.orderBy("path").select("score", "path", "error").collect():
    print(row.score if row.error is None else row.error, row.path, sep="\t")

# The function of SQL, with the scores alone.
spark.udf.registerJavaFunction("blemish_score", "org.blemish.spark.BlemishScore", "double")
images.createOrReplaceTempView("parts")
highest = spark.sql("select max(blemish_score(content)) as score from parts").first().score
print(highest, "highest", sep="\t")
spark.stop()
