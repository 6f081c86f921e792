# SPDX-License-Identifier: Apache-2.0
"""Times of anomalib's PatchCore, PaDiM and EfficientAD on a folder of good images, as a comparisons file.

    python benchmarks/reference/anomalib_times.py TRAIN_FOLDER PRODUCT [THREADS [RUN...]] > docs/comparisons.csv

Needs anomalib, openvino, onnx and Pillow. All weights are random, so the file has times but no AUROC.
Inference is measured with OpenVINO from the decoded image (resized to 256x256) to score and anomaly map. Each RUN is a
model of Blemish, which inspects the same images in turn with anomalib, from the decoded image to the verdict; its times
go to standard error, as the file is of other programs. BLEMISH names its program, "blemish" by default.
The training of PaDiM is measured completely. That of PatchCore (features and the first steps of its greedy
coreset) and of EfficientAD (some of its 70,000 steps) is extrapolated.
"""
import contextlib
import glob
import os
import statistics
import sys
import time
import warnings

from blemish_process import Blemish

warnings.simplefilter("ignore")
folder, product = sys.argv[1], sys.argv[2]
threads = int(sys.argv[3]) if len(sys.argv) > 3 else os.cpu_count()
runs = sys.argv[4:]

with contextlib.redirect_stdout(sys.stderr):
    import numpy as np
    import openvino
    import torch
    from anomalib.models import EfficientAd, Padim, Patchcore
    from PIL import Image

SIZE = 256
ROUNDS = 4
TIMED = 25  # images of a round
STEPS = 8  # measured steps of EfficientAD
CENTRES = 100  # measured coreset sizes of PatchCore: this and twice as many
EFFICIENT_AD_STEPS = 70_000

torch.set_num_threads(threads)
torch.manual_seed(0)
paths = sorted(glob.glob(os.path.join(folder, "*.*")))


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def prepared(image):
    image = image.resize((SIZE, SIZE), Image.BILINEAR)
    return np.asarray(image, "f").transpose(2, 0, 1)[None] / 255


def decoded(path):
    return Image.open(path).convert("RGB")


images = [decoded(path) for path in paths]
batch = [torch.from_numpy(prepared(image).copy()) for image in images]


def fit_padim(model):
    for x in batch:
        model(x)
    model.fit()


def embeddings(model):
    with torch.no_grad():
        return [model(x) for x in batch]


def patchcore():
    model = Patchcore(backbone="resnet18", layers=["layer2", "layer3"], pre_trained=False,
                      coreset_sampling_ratio=0.1, num_neighbors=9).model.train()
    model.feature_extractor.eval()
    parts = []
    took = seconds(lambda: parts.extend(embeddings(model)))
    bank = torch.vstack(parts)
    keep = len(bank) // 10
    from anomalib.models.components.sampling import KCenterGreedy

    few, more = (
        seconds(KCenterGreedy(embedding=bank, sampling_ratio=n / len(bank)).sample_coreset)
        for n in (CENTRES, 2 * CENTRES)
    )
    took += few + (more - few) * (keep - CENTRES) / CENTRES
    model.embedding_store.clear()
    model.memory_bank = bank[torch.randperm(len(bank))[:keep]].clone()
    return model, took, f"coreset of {keep} patches"


def padim():
    model = Padim(backbone="resnet18", pre_trained=False).model.train()
    model.feature_extractor.eval()
    took = seconds(lambda: fit_padim(model))
    return model, took, "ResNet-18"


def efficient_ad():
    model = EfficientAd().model.train()
    adam = torch.optim.Adam([*model.student.parameters(), *model.ae.parameters()], lr=1e-4)
    other = torch.rand(1, 3, SIZE, SIZE)

    def step(x):
        adam.zero_grad()
        sum(model(batch=x, batch_imagenet=other)).backward()
        adam.step()

    step(batch[0])
    each = statistics.median(seconds(lambda x=x: step(x)) for x in batch[:STEPS])
    return model, each * EFFICIENT_AD_STEPS, "small"


def compiled(model, name):
    model.eval()
    torch.onnx.export(model, batch[0], name, dynamo=False, opset_version=17)
    with contextlib.suppress(FileNotFoundError):
        network = openvino.Core().read_model(name)
        os.remove(name)
    return openvino.Core().compile_model(
        network, "CPU", {"INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY"})


with contextlib.redirect_stdout(sys.stderr):
    models = [("anomalib PatchCore", *patchcore()), ("anomalib PaDiM", *padim()),
             ("anomalib EfficientAD", *efficient_ad())]
    networks = [compiled(model, "model.onnx") for _, model, _, _ in models]
    programs = [Blemish(run, threads) for run in runs]
    taken = [[] for _ in models]
    blemish_taken = [[] for _ in runs]
    for _ in range(ROUNDS):
        for network, times in zip(networks, taken):
            times.append(statistics.median(
                seconds(lambda: network(prepared(image))) for image in images[:TIMED]))
        for program, times in zip(programs, blemish_taken):
            times.append(statistics.median(
                sum(ms for stage, ms in program.inspect(path)["milliseconds"].items() if stage != "read")
                for path in paths[:TIMED]))
    for program, run, times in zip(programs, runs, blemish_taken):
        program.close()
        print(f"Blemish {run}: {min(times):.0f} ms")

print("name,category,image_auroc,train_seconds,latency_ms,note")
for (name, _, train, note), times in zip(models, taken):
    print(f"{name},{product},,{train:.0f},{1000 * min(times):.0f},{note}; random weights")
