# SPDX-License-Identifier: Apache-2.0
"""The exported graphs behind FastAPI, to compare with `blemish serve`.

    blemish export --model run --onnx graphs
    pip install fastapi uvicorn numpy pillow onnxruntime
    python fastapi_server.py graphs 8090

Answers an image that is posted to / with the maximum of each raw map. It does less than the server
of Blemish: no scoring, quality gate, regions and records. Models that
examples/python/onnx_scores.py covers.
"""
import io
import pathlib
import sys

import numpy as np
import uvicorn
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from PIL import Image

sys.path.append(str(pathlib.Path(__file__).parents[2] / "examples" / "python"))
import onnx_scores  # noqa: E402

app = FastAPI()
model = onnx_scores.Model(sys.argv[1])
size = model.pipeline["preparation"]["size"]


def inspect(body):
    image = Image.open(io.BytesIO(body)).convert("RGB").resize((size["width"], size["height"]), Image.BILINEAR)
    exposure = model.pipeline["preparation"].get("exposure")
    gain = onnx_scores.exposure_gain(np.asarray(image), exposure["levels"]) if exposure else 1.0
    features = model.features(image, gain)
    inputs = {port.name: features[port.name] for port in model.head.get_inputs()}
    names = [port.name for port in model.head.get_outputs()]
    return {name: float(value.max()) for name, value in zip(names, model.head.run(names, inputs))}


@app.post("/")
async def post(request: Request):
    return await run_in_threadpool(inspect, await request.body())


# Connections stay open while the other server of a comparison is slow.
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", timeout_keep_alive=600)
