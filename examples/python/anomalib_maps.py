# SPDX-License-Identifier: Apache-2.0
"""Writes anomaly maps of anomalib as `blemish metrics` reads them. See docs/anomalib.md."""
import csv
import pathlib

import numpy as np
from PIL import Image


def write_maps(predictions, root, maps, scores):
    """
    predictions: what Engine.predict returned: batches with image_path, anomaly_map [N, (1,) h, w] and pred_score
    root: folder of the data set; maps: folder of the results; scores: CSV file of the image scores
    """
    root, maps = pathlib.Path(root).resolve(), pathlib.Path(maps)
    with open(scores, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["path", "score"])
        for batch in predictions:
            for path, values, score in zip(batch.image_path, batch.anomaly_map, batch.pred_score):
                image = pathlib.Path(path).resolve()
                values = np.squeeze(np.asarray(values, dtype=np.float32))
                with Image.open(image) as opened:
                    resized = Image.fromarray(values).resize(opened.size, Image.BILINEAR)
                target = maps / image.relative_to(root).with_suffix(".tiff")
                target.parent.mkdir(parents=True, exist_ok=True)
                resized.save(target)
                table.writerow([image.relative_to(root).as_posix(), float(np.squeeze(np.asarray(score)))])
