# SPDX-License-Identifier: Apache-2.0
"""Pixel AUROC by scikit-learn and AU-PRO to 0.3 by numpy, timed: python pixel_metrics.py FOLDER SIZE COUNT

FOLDER holds maps.raw (float32) and masks.raw (uint8), COUNT squares of SIZE pixels each. AU-PRO is done
as the data sets' evaluators do it: all scores sorted once, false positives and overlaps summed up along them.
"""
import sys
import time

import numpy as np
from scipy.ndimage import label
from sklearn.metrics import roc_auc_score


def au_pro(maps, masks, limit):
    lift = np.zeros(maps.shape, np.float64)
    false = np.zeros(maps.shape, np.float64)
    regions = 0
    for lifted, wrong, mask in zip(lift, false, masks):
        labels, count = label(mask, structure=np.ones((3, 3)))
        areas = np.bincount(labels.ravel()).astype(np.float64)
        areas[0] = np.inf
        lifted[:] = (1 / areas)[labels]
        wrong[:] = labels == 0
        regions += count
    order = np.argsort(-maps, axis=None, kind="stable")
    scores = maps.ravel()[order]
    last = np.append(np.diff(scores) != 0, True)
    fpr = np.concatenate([[0], (np.cumsum(false.ravel()[order]) / false.sum())[last], [1]])
    pro = np.concatenate([[0], (np.cumsum(lift.ravel()[order]) / regions)[last], [1]])
    inside = fpr <= limit
    x = np.append(fpr[inside], limit)
    y = np.append(pro[inside], np.interp(limit, fpr, pro))
    return np.sum(np.diff(x) * (y[1:] + y[:-1]) / 2) / limit


folder, size, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
maps = np.fromfile(folder + "/maps.raw", np.float32).reshape(count, size, size)
masks = np.fromfile(folder + "/masks.raw", np.uint8).reshape(count, size, size)
begin, cpu = time.perf_counter(), time.process_time()
auroc = roc_auc_score(masks.ravel(), maps.ravel())
overlap = au_pro(maps, masks, 0.3)
print(auroc, overlap, time.perf_counter() - begin, time.process_time() - cpu)
