# SPDX-License-Identifier: Apache-2.0
"""Time of training steps of the published code (marco-rudolph/AST), with depth and without.

    python benchmarks/reference/steps.py FOLDER_OF_ITS_FILES [ROUNDS] [THREADS] [BATCH]

Needs torch, numpy, scipy and scikit-learn. The features are random. Both modes alternate step by step, as
in `TrainingStepBenchmark paper`.
"""
import os
import statistics
import sys
import time
import types

folder = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
threads = int(sys.argv[3]) if len(sys.argv) > 3 else os.cpu_count()
batch = int(sys.argv[4]) if len(sys.argv) > 4 else 8
sys.path.insert(0, folder)

import torch  # noqa: E402

torch.set_num_threads(threads)


def stub(name, **names):
    """Defines a module that the code imports but that training steps do not use."""
    if name not in sys.modules:
        sys.modules[name] = types.ModuleType(name)
    for key, value in names.items():
        setattr(sys.modules[name], key, value)


import scipy.ndimage  # noqa: E402

stub("torchvision", datasets=None, transforms=None)
stub("torchvision.datasets", ImageFolder=object)
stub("scipy.ndimage.morphology", binary_dilation=scipy.ndimage.binary_dilation)
stub("efficientnet_pytorch", EfficientNet=object)


def loaded(mode):
    """Loads the code with its configuration set to a mode and to the CPU."""
    for name in ("config", "freia_funcs", "model", "utils"):
        sys.modules.pop(name, None)
    with open(os.path.join(folder, "config.py"), encoding="utf-8") as file:
        text = file.read().replace("device = 'cuda'", "device = 'cpu'")
    text = text.replace("['RGB', 'depth', 'combi'][2]", repr(mode))
    config = types.ModuleType("config")
    sys.modules["config"] = config
    exec(compile(text, "config.py", "exec"), config.__dict__)
    import model
    import utils

    return config, model, utils


class Steps:
    def __init__(self, mode):
        self.config, model, self.utils = loaded(mode)
        c = self.config
        self.teacher = model.Model()
        # As in its train_student.py; by default the student would be as narrow as the teacher.
        self.student = model.Model(
            nf=False, channels_hidden=c.channels_hidden_student, n_blocks=c.n_st_blocks
        )
        self.adams = {
            net: torch.optim.Adam(net.net.parameters(), lr=c.lr, eps=1e-8, weight_decay=1e-5)
            for net in (self.teacher, self.student)
        }
        n, cells = batch, c.map_len
        self.features = torch.randn(n, c.img_feat_dims, cells, cells)
        self.depth = torch.randn(n, 1, c.depth_len, c.depth_len)
        self.mask = (torch.rand(n, 1, cells, cells) > 0.3).float()

    def step(self, net, loss):
        self.adams[net].zero_grad()
        value = loss()
        value.backward()
        self.adams[net].step()
        return value.item()

    def teach(self):
        def loss():
            z, jac = self.teacher(self.features, self.depth)
            return self.utils.get_nf_loss(z, jac, self.mask)

        return self.step(self.teacher, loss)

    def learn(self):
        # As in its training, the teacher runs in every step.
        def loss():
            with torch.no_grad():
                target, _ = self.teacher(self.features, self.depth)
            z, _ = self.student(self.features, self.depth)
            return self.utils.get_st_loss(target, z, self.mask)

        return self.step(self.student, loss)


def timed(work):
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


rgb, both = Steps("RGB"), Steps("combi")
print(f"reference, batch {batch}, {threads} threads, {rounds} rounds")
total = {"rgb": [0.0] * rounds, "both": [0.0] * rounds}
for title, first, second in (
    ("teacher", rgb.teach, both.teach),
    ("student", rgb.learn, both.learn),
):
    pairs = [(timed(first), timed(second)) for _ in range(rounds + 2)][2:]
    a, b = ([pair[i] for pair in pairs] for i in (0, 1))
    total["rgb"] = [x + y for x, y in zip(total["rgb"], a)]
    total["both"] = [x + y for x, y in zip(total["both"], b)]
    print(f"{title:28} {statistics.median(a):10.1f} {statistics.median(b):10.1f}"
          f" {100 * (statistics.median(b) / statistics.median(a) - 1):+7.1f} %   least"
          f" {min(a):10.1f} {min(b):10.1f} {100 * (min(b) / min(a) - 1):+7.1f} %")
a, b = total["rgb"], total["both"]
print(f"{'both networks':28} {statistics.median(a):10.1f} {statistics.median(b):10.1f}"
      f" {100 * (statistics.median(b) / statistics.median(a) - 1):+7.1f} %   least"
      f" {min(a):10.1f} {min(b):10.1f} {100 * (min(b) / min(a) - 1):+7.1f} %")
