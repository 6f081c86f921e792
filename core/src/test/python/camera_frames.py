"""Digests of camera frames for CameraFramesTest: the frame is byte i = (37 i + i*i / 7) mod 256 (values of
10 to 14 bits: (1237 i) mod 2^bits, little-endian), 16x10 pixels. Printed as a table of format, digest of the RGB bytes.

usage: python3 camera_frames.py   (numpy 2.4.6, opencv-python-headless 5.0.0)
"""
import hashlib
import cv2
import numpy as np

W, H = 16, 10


def frame(n):
    i = np.arange(n, dtype=np.int64)
    return ((37 * i + i * i // 7) % 256).astype(np.uint8)


def show(name, rgb):
    print('%s, %s' % (name, hashlib.sha256(np.ascontiguousarray(rgb.astype(np.uint8)).tobytes()).hexdigest()))


for bits in (10, 12, 14, 16):
    v = (1237 * np.arange(W * H, dtype=np.int64)) % (1 << bits)
    grey = np.floor(255.0 * v / ((1 << bits) - 1) + .5).reshape(H, W)
    show('MONO%d' % bits, np.repeat(grey[..., None], 3, 2))
raw = frame(W * H).reshape(H, W)
for name, red, code in (('BAYER_RG8', (0, 0), cv2.COLOR_BayerRGGB2RGB), ('BAYER_GR8', (1, 0), cv2.COLOR_BayerGRBG2RGB),
                        ('BAYER_GB8', (0, 1), cv2.COLOR_BayerGBRG2RGB), ('BAYER_BG8', (1, 1), cv2.COLOR_BayerBGGR2RGB)):
    y, x = np.mgrid[0:H, 0:W]
    colour = np.where((y % 2 == red[1]) & (x % 2 == red[0]), 0, np.where((y % 2 != red[1]) & (x % 2 != red[0]), 2, 1))
    padded, colours = np.pad(raw.astype(int), 1, 'reflect'), np.pad(colour, 1, 'reflect')
    rgb = np.zeros((H, W, 3), int)
    for c in range(3):
        for j in range(H):
            for i in range(W):
                if colour[j, i] == c:
                    rgb[j, i, c] = raw[j, i]
                    continue
                window, kinds = padded[j:j + 3, i:i + 3], colours[j:j + 3, i:i + 3]
                cross = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], bool) & (kinds == c)
                chosen = window[cross] if cross.any() else window[kinds == c]
                rgb[j, i, c] = (chosen.sum() + len(chosen) // 2) // len(chosen)
    # OpenCV repeats computed pixels at the border.
    assert np.array_equal(cv2.cvtColor(raw, code)[1:-1, 1:-1], rgb[1:-1, 1:-1]), name
    show(name, rgb)
show('YUYV', cv2.cvtColor(frame(2 * W * H).reshape(H, W, 2), cv2.COLOR_YUV2RGB_YUYV))
show('NV12', cv2.cvtColor(frame(W * H * 3 // 2).reshape(H * 3 // 2, W), cv2.COLOR_YUV2RGB_NV12))
show('RGBA8', frame(4 * W * H).reshape(H, W, 4)[..., :3])
show('BGRA8', frame(4 * W * H).reshape(H, W, 4)[..., 2::-1])
show('BGR8', frame(3 * W * H).reshape(H, W, 3)[..., ::-1])
