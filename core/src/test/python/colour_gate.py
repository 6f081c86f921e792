"""How often the quality gate's colour aspects reject good, defective and recoloured images of a product.

usage: python3 colour_gate.py FOLDER   (numpy 2.4.6, pillow 13.0.0; FOLDER/Images/{Normal,Anomaly} as in VisA)
The formulas are those of MeanColour, QualityAspect (margin 0.05) and Range: limits from half of the good images,
measured on the other half, mean of ten random halves.
"""
import glob
import sys
import numpy as np
from PIL import Image

MARGIN = 0.05


def stats(a):
    a = a.astype(float)
    r, g, b = a[..., 0], a[..., 1], a[..., 2]
    luminance = max(1e-6, ((77 * r + 150 * g + 29 * b) / 256).mean())
    return [(r - g).mean() / luminance, (b - g).mean() / luminance, (a.max(-1) - a.min(-1)).mean() / luminance]


def load(path):
    return np.asarray(Image.open(path).convert('RGB').resize((192, 192), Image.BOX))


good = [load(p) for p in sorted(glob.glob(sys.argv[1] + '/Images/Normal/*'))]
defective = [load(p) for p in sorted(glob.glob(sys.argv[1] + '/Images/Anomaly/*'))]
gains = lambda x, red, blue: np.clip(x * np.array([red, 1, blue]), 0, 255)
sets = {'good': good, 'defective': defective,
        'grey': [np.repeat((x @ np.array([77, 150, 29]) / 256)[..., None], 3, 2) for x in good],
        'red and blue exchanged': [x[..., ::-1] for x in good]}
for gain in (1.05, 1.1, 1.2):
    sets['red x %.2f, blue / %.2f' % (gain, gain)] = [gains(x, gain, 1 / gain) for x in good]
    sets['blue x %.2f, red / %.2f' % (gain, gain)] = [gains(x, 1 / gain, gain) for x in good]
values = {name: np.array([stats(x) for x in images]) for name, images in sets.items()}
rejected = {name: [] for name in sets}
rng = np.random.default_rng(0)
for _ in range(10):
    order = rng.permutation(len(good))
    fit, test = order[:len(good) // 2], order[len(good) // 2:]
    low, high = np.quantile(values['good'][fit], [.16, .84], axis=0)
    margin = np.maximum(MARGIN, 3 * (high - low) / 2)
    least, most = values['good'][fit].min(0) - margin, values['good'][fit].max(0) + margin
    most[2] = np.inf
    for name, v in values.items():
        v = v if name == 'defective' else v[test]
        rejected[name].append(((v < least) | (v > most)).any(1).mean())
print(len(good), 'good,', len(defective), 'defective')
for name, shares in rejected.items():
    print('%-26s %5.1f %%' % (name, 100 * np.mean(shares)))
