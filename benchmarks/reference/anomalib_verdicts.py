# SPDX-License-Identifier: Apache-2.0
"""Verdicts of anomalib's PatchCore and PaDiM at their default threshold, with random weights.

    python benchmarks/reference/anomalib_verdicts.py DATA [THREADS]

DATA is a folder with colour images in train/good and test/KIND. Needs anomalib. Half of the test images, which anomalib
takes for its threshold with their labels, get no verdict. Prints a row for
each method: defective images found and missed, good ones rejected, seconds of training and of all verdicts. Weights
are random, since this is to run without a network: the counts say nothing about anomalib's accuracy.
"""
import logging
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
root = Path(sys.argv[1])
threads = int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count()

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
    found = missed = rejected = accepted = 0
    for batch in engine.predict(model, datamodule=data):
        for path, label in zip(batch.image_path, batch.pred_label.flatten().tolist()):
            good = Path(path).parent.name == "good"
            found += not good and bool(label)
            missed += not good and not label
            rejected += good and bool(label)
            accepted += good and not label
    end = time.perf_counter()
    print(
        f"{name}: found {found}, missed {missed} of {found + missed}; rejected {rejected} of {rejected + accepted};"
        f" training {trained - begin:.1f} s, verdicts {end - trained:.1f} s",
        flush=True,
    )
