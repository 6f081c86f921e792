# SPDX-License-Identifier: Apache-2.0
"""Time of preparing a scan with the published code (marco-rudolph/AST): filling gaps three times, removing the background.

    python benchmarks/reference/preparation.py FOLDER_OF_ITS_FILES [SHARE_OF_HOLES]

Needs numpy. Only the functions of its preprocess.py are loaded, since importing the file would process a
data set.
"""
import ast
import os
import sys
import time

import numpy as np

folder = sys.argv[1]
share = float(sys.argv[2]) if len(sys.argv) > 2 else 0.1

with open(os.path.join(folder, "preprocess.py"), encoding="utf-8") as file:
    tree = ast.parse(file.read())
tree.body = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
names = {"np": np, "c": type("Config", (), {"extract_layer": 0})}
exec(compile(tree, "preprocess.py", "exec"), names)

# The scene of BenchmarkInputs.dome: a dome of 4 cm on a tilted plane, no values missing in the corners.
random = np.random.default_rng(1)
side = 800
place = 2 * np.arange(side) / side - 1
u, v = place[None, :], place[:, None]
scan = 0.5 + 0.01 * u - 0.04 * np.maximum(0, 1 - 2 * (u * u + v * v)) + 1e-4 * random.random((side, side))
border = np.minimum(np.arange(side), np.arange(side)[::-1]) < 4
missing = (random.random((side, side)) < share) & ~(border[None, :] & border[:, None])
scan = np.where(missing, 0, scan).astype(np.float32)

times = []
for _ in range(3):
    start = time.perf_counter()
    image = scan
    for _ in range(3):
        image = names["fill_gaps"](image)
    names["remove_background"](image, 7e-3)
    times.append(1000 * (time.perf_counter() - start))
print(f"reference, 800x800, {share:.0%} holes: {min(times):.0f} ms")
