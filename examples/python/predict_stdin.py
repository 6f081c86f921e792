# SPDX-License-Identifier: Apache-2.0
"""Inspects images from Python: one process, one line of JSON for each image.

python predict_stdin.py run part1.png part2.png ...     (BLEMISH names the program, "blemish" by default)
"""
import base64
import json
import os
import shlex
import subprocess
import sys
import time

program = shlex.split(os.environ.get("BLEMISH", "blemish"))
command = [*program, "predict", "--quiet", "--stdin", "--model", sys.argv[1]]
with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as blemish:
    for path in sys.argv[2:]:
        with open(path, "rb") as file:
            line = json.dumps({"name": path, "image": base64.b64encode(file.read()).decode()})
        start = time.perf_counter()
        blemish.stdin.write(line + "\n")
        answer = json.loads(blemish.stdout.readline())
        milliseconds = 1000 * (time.perf_counter() - start)
        print(path, answer.get("verdict", answer.get("error")), answer.get("score"), f"{milliseconds:.0f} ms")
    blemish.stdin.close()
