# SPDX-License-Identifier: Apache-2.0
"""A running `blemish predict --stdin`, for comparisons with other programs."""
import json
import os
import shlex
import subprocess


class Blemish:
    """Inspects one image at a time on `threads` threads. BLEMISH names the program, "blemish" by default."""

    def __init__(self, run, threads):
        program = shlex.split(os.environ.get("BLEMISH", "blemish"))
        command = [*program, "predict", "--quiet", "--stdin", "--model", str(run), "--threads", str(threads)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def inspect(self, path):
        """The inspection of an image file, as a line of `predict --format jsonl`."""
        self.process.stdin.write(json.dumps({"path": os.path.abspath(path)}) + "\n")
        line = self.process.stdout.readline()
        answer = json.loads(line) if line else {"error": {"message": "blemish ended, see its message above"}}
        if "error" in answer:
            raise SystemExit(answer["error"]["message"])
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.wait()
