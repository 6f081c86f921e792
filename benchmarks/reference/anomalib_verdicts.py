# SPDX-License-Identifier: Apache-2.0
"""Verdicts of anomalib's PatchCore and PaDiM at their default threshold, and of Blemish on the same images.

    python benchmarks/reference/anomalib_verdicts.py DATA [THREADS [RUN...]]

DATA is a folder with colour images in train/good and test/KIND; each RUN a model of Blemish that was trained with it.
Needs anomalib; BLEMISH names Blemish's program, "blemish" by default. Half of the test images, which anomalib takes for
its threshold with their labels, get no verdict. Prints a row for each method: defective images found, unsure and missed,
good ones rejected and unsure, seconds of training and of all verdicts. anomalib's weights are random, since this is to
run without a network: its counts say nothing about its accuracy.
"""
import logging
import os
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

from blemish_process import Blemish

warnings.simplefilter("ignore")
root = Path(sys.argv[1])
threads = int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count()
runs = sys.argv[3:]

import torch
from anomalib.data import Folder
from anomalib.engine import Engine
from anomalib.models import Padim, Patchcore

logging.disable(logging.WARNING)
torch.set_num_threads(threads)
kinds = sorted(f.name for f in (root / "test").iterdir() if f.is_dir() and f.name != "good")


def models():
    yield "PatchCore", Patchcore(backbone="resnet18", layers=["layer2", "layer3"], pre_trained=False)
    yield "PaDiM", Padim(backbone="resnet18", layers=["layer1", "layer2", "layer3"], pre_trained=False)


def is_good(path):
    return Path(path).parent.name == "good"


def report(name, verdicts, seconds):
    """verdicts: path to GOOD, UNSURE or DEFECTIVE."""
    counts = Counter((is_good(path), verdict) for path, verdict in verdicts.items())
    good = sum(count for (of_good, _), count in counts.items() if of_good)
    print(
        f"{name}: found {counts[False, 'DEFECTIVE']}, unsure {counts[False, 'UNSURE']}, missed {counts[False, 'GOOD']}"
        f" of {len(verdicts) - good}; rejected {counts[True, 'DEFECTIVE']}, unsure {counts[True, 'UNSURE']} of {good};"
        f" {seconds}",
        flush=True,
    )


for name, model in models():
    torch.manual_seed(0)
    data = Folder(
        name=root.name,
        root=root,
        normal_dir="train/good",
        normal_test_dir="test/good",
        abnormal_dir=[f"test/{kind}" for kind in kinds],
        train_batch_size=8,
        eval_batch_size=1,
        num_workers=0,
    )
    engine = Engine(
        accelerator="cpu",
        devices=1,
        logger=False,
        default_root_dir=tempfile.mkdtemp(),
        enable_progress_bar=False,
        enable_model_summary=False,
    )
    begin = time.perf_counter()
    engine.fit(model, datamodule=data)
    trained = time.perf_counter()
    verdicts = {}
    for batch in engine.predict(model, datamodule=data):
        for path, label in zip(batch.image_path, batch.pred_label.flatten().tolist()):
            verdicts[path] = "DEFECTIVE" if label else "GOOD"
    end = time.perf_counter()
    report(f"anomalib {name}", verdicts, f"training {trained - begin:.1f} s, verdicts {end - trained:.1f} s")

for run in runs:  # on the images of the last method: all have the same
    begin = time.perf_counter()
    blemish = Blemish(run, threads)
    verdicts = {path: blemish.inspect(path)["verdict"] for path in verdicts}
    blemish.close()
    report(f"Blemish {run}", verdicts, f"verdicts {time.perf_counter() - begin:.1f} s with the start")
