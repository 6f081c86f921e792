# SPDX-License-Identifier: Apache-2.0
"""Image scores of an exported model with numpy, Pillow and onnxruntime, without Java.

    blemish export --model run --onnx graphs
    python onnx_scores.py graphs part.png ...

Prints "score<TAB>path". Covers models of colour images that see the whole image at once; a model
with scans, padding, tiles, a region of interest or ignored pixels is refused. The steps and their
names are those of docs/other-programs.md.
"""
import json
import pathlib
import struct
import sys

import numpy as np
import onnxruntime
from PIL import Image


def tensors(path):
    """A safetensors file of 32-bit floats."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    body = data[8 + length :]
    return {
        name: np.frombuffer(body[slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__"
    }


def exposure_gain(rgb, wanted):
    """Factor that adjusts an image's brightness levels to those of the training images."""
    luma = (rgb.astype(np.int64) @ [77, 150, 29]) >> 8
    histogram = np.bincount(luma.ravel(), minlength=256)
    levels, below, value = [], 0, 0
    for i in range(19):
        target = (i + 1) / 20 * luma.size
        while below + histogram[value] < target:
            below += histogram[value]
            value += 1
        levels.append(max(0.0, value - 0.5 + (target - below) / histogram[value]))
    used = sorted((w / level, level) for w, level in zip(wanted, levels) if level >= 1)
    total = 0.0
    for ratio, level in used:
        total += level
        if total >= sum(level for _, level in used) / 2:
            return min(2.0, max(0.5, ratio))
    return 1.0


def cross(mask, grow):
    """Dilation (grow) or erosion by a cross; outside is empty."""
    padded = np.pad(mask, 1)
    shifted = [padded[1:-1, 1:-1], padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:]]
    return np.logical_or.reduce(shifted) if grow else np.logical_and.reduce(shifted)


def flood(allowed, start, diagonal):
    """All cells of `allowed` that are connected to `start`."""
    reached = start & allowed
    while True:
        grown = cross(reached, True)
        if diagonal:
            p = np.pad(reached, 1)
            grown |= p[:-2, :-2] | p[:-2, 2:] | p[2:, :-2] | p[2:, 2:]
        grown &= allowed
        if (grown == reached).all():
            return reached
        reached = grown


def part_zone(distances, settings):
    """Cells of the part with its margin."""
    mask = distances > settings["limit"]
    for grow in (False, False, True, True):  # opening
        mask = cross(mask, grow)
    edge = np.zeros_like(mask)
    edge[0], edge[-1], edge[:, 0], edge[:, -1] = True, True, True, True
    mask = ~flood(~mask, edge, False)  # holes filled
    part, left = np.zeros_like(mask), mask.copy()
    while left.any():
        start = np.zeros_like(mask)
        start.ravel()[np.argmax(left)] = True
        component = flood(left, start, True)
        left &= ~component
        if component.sum() >= settings["smallest"]:
            part |= component
    return cross(cross(part, True), True)


def on_grid(part, height, width):
    """Cells of another grid over the same image that touch the part."""
    if part.shape == (height, width):
        return part
    def spans(cells, of):
        return [(c * of // cells, max(c * of // cells + 1, -(-(c + 1) * of // cells))) for c in range(cells)]
    return np.array(
        [[part[t:b, l:r].any() for l, r in spans(width, part.shape[1])] for t, b in spans(height, part.shape[0])]
    )


def smoothed(values, size):
    """Mean over a box, of the cells inside the map."""
    if size == 1:
        return values
    h, w = values.shape
    r = size // 2
    out = np.empty_like(values)
    for y in range(h):
        for x in range(w):
            out[y, x] = values[max(0, y - r) : y + r + 1, max(0, x - r) : x + r + 1].mean(dtype=np.float64)
    return out


def reduced(values, zone, reduction):
    cells = values[zone].astype(np.float64)
    kind = reduction["kind"]
    if kind == "mean":
        return cells.mean()
    if kind == "max":
        return cells.max()
    if kind == "top_mean":
        n = min(cells.size, max(3, int(values.size * reduction["share"])))
        return np.sort(cells)[-n:].mean()
    raise SystemExit(f"reduction {kind} is not covered by this script")


class Model:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        read = lambda name: json.loads((folder / name).read_text(encoding="utf-8"))
        self.pipeline, self.scoring = read("pipeline.json"), read("scoring.json")
        self.descriptor = read("backbone.json")
        self.statistics = tensors(folder / "scoring.safetensors")
        preparation = self.pipeline["preparation"]
        covered = preparation["fit"] == "stretch" and not (
            {"region", "tiling"} & preparation.keys() or "scan" in self.pipeline or "depth" in self.pipeline
            or "bitDepth" in self.pipeline or (folder / "ignore.png").exists())
        if not covered:
            raise SystemExit("only models of whole, stretched colour images are covered by this script")
        options = onnxruntime.SessionOptions()
        self.backbone = onnxruntime.InferenceSession(str(folder / "backbone.onnx"), options)
        self.head = onnxruntime.InferenceSession(str(folder / "head.onnx"), options)

    def features(self, image, gain):
        """Feature maps by the names that the head uses: s5, or s5@256 of a scaled image."""
        norm = self.descriptor["normalisation"]
        scales = {}
        for name in self.pipeline["outputs"]:
            output, _, side = name.partition("@")
            scales.setdefault(int(side) if side else None, []).append((name, output))
        maps = {}
        for side, wanted in scales.items():
            scaled = image
            longer = max(image.size)
            if side is not None and side < longer:
                align = lambda length: 32 * max(1, int(np.floor(length * side / longer / 32 + 0.5)))
                scaled = image.resize((align(image.width), align(image.height)), Image.BILINEAR)
            samples = (np.arange(256) / 255.0 * gain).astype(np.float32)
            table = [
                (np.float32(norm["scale"]) * samples - np.float32(m)) / np.float32(s)
                for m, s in zip(norm["mean"], norm["std"])
            ]
            pixels = np.asarray(scaled)
            batch = np.stack([table[c][pixels[:, :, c]] for c in range(3)])[None]
            found = self.backbone.run([o for _, o in wanted], {self.descriptor["input"]: batch})
            maps.update({name: value for (name, _), value in zip(wanted, found)})
        return maps

    def score(self, path):
        size = self.pipeline["preparation"]["size"]
        image = Image.open(path).convert("RGB").resize((size["width"], size["height"]), Image.BILINEAR)
        exposure = self.pipeline["preparation"].get("exposure")
        gain = exposure_gain(np.asarray(image), exposure["levels"]) if exposure else 1.0
        features = self.features(image, gain)
        names = [port.name for port in self.head.get_outputs()]
        inputs = {port.name: features[port.name] for port in self.head.get_inputs()}
        raw = {name: value[0] for name, value in zip(names, self.head.run(names, inputs))}
        part = part_zone(raw["background"], self.scoring["part"]) if "part" in self.scoring else None
        total = 0.0
        for i, term in enumerate(self.scoring["settings"]["terms"]):
            values = smoothed(raw[term["map"]], term["smoothing"])
            if term["standardise"] != "none":
                values = (values - self.statistics[f"{i}.shift"]) / self.statistics[f"{i}.scale"]
            zone = np.ones(values.shape, bool)
            if part is not None and part.any():
                zone = on_grid(part, *values.shape)
            centre, scale = self.statistics[f"{i}.moments"][:2].astype(np.float64)
            value = (reduced(values, zone, term["reduction"]) - centre) / scale
            floor = term.get("floor", -np.inf)
            total += term["weight"] * (max(floor, value) - max(floor, 0))
        return total


if __name__ == "__main__":
    model = Model(sys.argv[1])
    for path in sys.argv[2:]:
        print(f"{float(model.score(path))!r}\t{path}")
