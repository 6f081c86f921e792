"""Image files of every kind that cameras and programs write, and the pixels that readers have to give.

usage: python3 image_matrix.py OUT.zip
Written with numpy 2.4.6, pillow 13.0.0, tifffile 2026.3.3, imagecodecs 2026.3.6, opencv-python-headless 5.0.0.

OUT.zip holds the files and index.json: for each file {width, height, channels, sha256} of its pixels
(8 bits, row by row; value v of a sample whose white is w becomes round(255 v / w)), or {refused: word},
a word of the reason for which it must be refused. Floats have {width, height, channels, floats}: the digest
of the values as big-endian floats, channel after channel.

Each file is read back with tifffile, Pillow or OpenCV where they can read it, and must agree.
"""
import hashlib, io, itertools, json, struct, sys, zipfile, zlib
import cv2
import numpy as np
import tifffile
from PIL import Image

files, index = {}, {}
rng = np.random.default_rng(17)
W, H = 19, 11


def digest(pixels):
    return hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest()


def eight(a, white):
    return ((a.astype(np.int64) * 255 + white // 2) // white).astype(np.uint8)


def add(name, data, pixels):
    assert name not in files, name
    files[name] = data
    index[name] = dict(width=pixels.shape[1], height=pixels.shape[0],
                       channels=1 if pixels.ndim == 2 else pixels.shape[2], sha256=digest(pixels))


def refuse(name, data, word):
    assert name not in files, name
    files[name] = data
    index[name] = dict(refused=word)


def close(a, b, tolerance, name):
    difference = np.abs(np.asarray(a).astype(int) - np.asarray(b).astype(int)).max()
    assert difference <= tolerance, (name, difference)


def samples(dtype, channels, white=None):
    """A slope with noise: compresses, and differs in every byte."""
    info = np.iinfo(dtype)
    white = info.max if white is None else white
    y, x, c = np.mgrid[0:H, 0:W, 0:channels]
    slope = (x * 7 + y * 11 + c * 29) / (7 * W + 11 * H + 29 * channels)
    a = np.clip(slope * white + rng.integers(0, max(2, white // 40), slope.shape), 0, white)
    a[0, 0], a[0, 1] = 0, white
    a = a.astype(dtype)
    return a[..., 0] if channels == 1 else a


# --- TIFF: type x channels x compression x predictor x byte order x layout x planes -----------------
NAMES = {None: 'raw', 'packbits': 'packbits', 'lzw': 'lzw', 'zlib': 'deflate'}


def tiff(a, bigtiff=False, **options):
    out = io.BytesIO()
    tifffile.imwrite(out, a, bigtiff=bigtiff, metadata=None, **options)
    return out.getvalue()


def tiff_options(channels, tile, planar):
    options = dict(photometric='rgb' if channels > 2 else 'minisblack')
    if channels in (2, 4):
        options['extrasamples'] = ['unassalpha']
    if channels > 1:
        options['planarconfig'] = 'separate' if planar else 'contig'
    options.update(dict(tile=(16, 16)) if tile else dict(rowsperstrip=4))
    return options


def stored(a, planar):
    return np.moveaxis(a, -1, 0) if planar and a.ndim == 3 else a


for dtype, channels, compression, predictor, order, tile, planar in itertools.product(
        ('u1', 'u2'), (1, 3, 4), NAMES, (1, 2), '<>', (False, True), (False, True)):
    if (planar and channels == 1) or (predictor == 2 and compression not in ('lzw', 'zlib')):
        continue
    if channels == 4 and (order == '>' or compression == 'packbits'):
        continue  # alpha is dropped alike, whatever the order
    a = samples(dtype, channels)
    data = tiff(stored(a, planar).astype(order + dtype), byteorder=order, compression=compression,
                predictor=predictor if predictor > 1 else None, **tiff_options(channels, tile, planar))
    name = 'tiff/%s_%dch_%s_p%d_%s%s%s.tif' % (dtype, channels, NAMES[compression], predictor, 'le' if order == '<' else 'be',
                                               '_tiles' if tile else '', '_planar' if planar else '')
    back = tifffile.imread(io.BytesIO(data))
    assert np.array_equal(back, stored(a, planar)), name
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED) if channels < 4 and not planar else None
    if decoded is not None:
        close(decoded[..., ::-1] if channels == 3 else decoded, a, 0, name)
    white = np.iinfo(dtype).max
    add(name, data, eight(a[..., :3] if channels == 4 else a, white))

for bits, compression in itertools.product((1, 2, 4, 10, 12, 14), (None, 'lzw')):
    dtype = 'u1' if bits <= 8 else 'u2'
    white = (1 << bits) - 1
    for channels in (1, 3):
        if bits in (1, 2) and channels == 3:
            continue
        a = samples(dtype, channels, white)
        # Packed by hand, highest bit first; rows begin at whole bytes.
        rows = [np.array([[v >> (bits - 1 - b) & 1 for b in range(bits)] for v in row.reshape(-1)], np.uint8).reshape(-1)
                for row in a.astype(int)]
        packed = b''.join(np.packbits(row).tobytes() for row in rows)
        strip = packed if compression is None else __import__('imagecodecs').lzw_encode(packed)
        n = channels
        entries = [(256, 3, 1, W), (257, 3, 1, H), (258, 3, 1, bits), (259, 3, 1, 1 if compression is None else 5),
                   (262, 3, 1, 1 if n == 1 else 2), (273, 4, 1, 0), (277, 3, 1, n), (278, 3, 1, H), (279, 4, 1, len(strip))]
        extra = 8 + 2 + 12 * len(entries) + 4
        data = bytearray(b'II*\0' + struct.pack('<I', 8) + struct.pack('<H', len(entries)))
        for tag, kind, count, value in entries:
            if tag == 258 and n == 3:
                data += struct.pack('<HHII', tag, 3, 3, extra)
            elif tag == 273:
                data += struct.pack('<HHII', tag, kind, count, extra + (6 if n == 3 else 0))
            else:
                data += struct.pack('<HHI', tag, kind, count) + struct.pack('<I', value)
        data += struct.pack('<I', 0) + (struct.pack('<3H', bits, bits, bits) if n == 3 else b'') + strip
        assert np.array_equal(tifffile.imread(io.BytesIO(bytes(data))).astype(int), a.astype(int)), (bits, channels)
        add('tiff/u%dbit_%dch_%s.tif' % (bits, channels, NAMES[compression]), bytes(data), eight(a, white))

for order, compression in itertools.product('<>', (None, 'zlib')):
    a = samples('u2', 3)
    data = tiff(a.astype(order + 'u2'), True, byteorder=order, compression=compression, photometric='rgb', rowsperstrip=4,
                predictor=2 if compression else None)
    add('tiff/big_%s_%s.tif' % (NAMES[compression], 'le' if order == '<' else 'be'), data, eight(a, 65535))

for dtype in ('u1', 'u2'):
    a = samples(dtype, 1)
    data = tiff(a, photometric='miniswhite', compression='zlib')
    if dtype == 'u1':  # OpenCV inverts 8 bits only
        close(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED), 255 - a, 0, dtype)
    add('tiff/%s_white_is_zero.tif' % dtype, data, eight(np.iinfo(dtype).max - a, np.iinfo(dtype).max))
fax = Image.fromarray(samples('u1', 1)).convert('1')
for compression in ('group3', 'group4', 'tiff_ccitt'):
    out = io.BytesIO()
    fax.save(out, 'TIFF', compression=compression)
    add('tiff/fax_%s.tif' % compression, out.getvalue(), np.asarray(fax.convert('L')))
palette = Image.fromarray(samples('u1', 3)).quantize(50)
out = io.BytesIO()
palette.save(out, 'TIFF', compression='tiff_lzw')
add('tiff/palette.tif', out.getvalue(), np.asarray(palette.convert('RGB')))
inks = samples('u1', 4)
out = io.BytesIO()
Image.fromarray(inks, 'CMYK').save(out, 'TIFF')
def times(a, b):
    t = a.astype(int) * b.astype(int) + 128
    return ((t + (t >> 8)) >> 8).astype(np.uint8)
rgb = np.stack([times(255 - inks[..., i], 255 - inks[..., 3]) for i in range(3)], -1)
close(np.asarray(Image.fromarray(inks, 'CMYK').convert('RGB')), rgb, 1, 'cmyk')
add('tiff/cmyk.tif', out.getvalue(), rgb)
out = io.BytesIO()
sheet = Image.fromarray(samples('u1', 1))
sheet.save(out, 'TIFF', save_all=True, append_images=[Image.new('L', (5, 5))])
add('tiff/pages.tif', out.getvalue(), np.asarray(sheet))
many = rng.integers(0, 255, (H, W, 5), np.uint8)
add('tiff/u1_5ch.tif', tiff(many, photometric='rgb', planarconfig='contig', extrasamples=['unspecified', 'unspecified']), many[..., :3])

# Types that are no image: refused with the type in words.
for dtype, word in (('i1', 'signed 8-bit'), ('i2', 'signed 16-bit'), ('u4', '32-bit integers'), ('i4', 'signed 32-bit'),
                    ('f2', '16-bit floats'), ('f4', '32-bit floats'), ('f8', '64-bit floats'), ('u8', '64-bit integers')):
    for compression in (None, 'zlib'):
        a = (np.mgrid[0:H, 0:W][1]).astype(dtype)
        refuse('tiff/no_image_%s_%s.tif' % (dtype, NAMES[compression]), tiff(a, compression=compression, photometric='minisblack'), word)
a = samples('u1', 3)
for compression, word in (('zstd', 'ZSTD'), ('webp', 'WebP'), ('lzma', 'LZMA'), ('jpeg2000', 'JPEG 2000'), ('lerc', 'LERC'), ('jpegxl', 'JPEG XL')):
    refuse('tiff/no_%s.tif' % compression, tiff(a, compression=compression, photometric='rgb'), word)
refuse('tiff/no_565.tif', bytes(tiff(a, photometric='rgb')).replace(struct.pack('<3H', 8, 8, 8), struct.pack('<3H', 5, 6, 5)), 'differ in bits')
refuse('tiff/no_lab.tif', tiff(a, photometric='cielab'), 'colours')
refuse('tiff/no_300_channels.tif', tiff(np.zeros((4, 4, 300), np.uint8), photometric='minisblack', planarconfig='contig'), '300 channels')

# --- floats: scans ---------------------------------------------------------------------------------
for channels, compression, predictor, order, tile, planar in itertools.product(
        (1, 3), NAMES, (1, 2, 3), '<>', (False, True), (False, True)):
    if (planar and channels == 1) or (predictor > 1 and compression not in ('lzw', 'zlib')):
        continue
    if predictor == 2:
        continue  # written by hand below: tifffile refuses to
    y, x = np.mgrid[0:H, 0:W].astype('f4')
    a = np.stack([x / 7 + y * .31 + c for c in range(channels)], -1).astype('f4')
    a[2, 3] = np.nan
    a = a[..., 0] if channels == 1 else a
    data = tiff(stored(a, planar).astype(order + 'f4'), byteorder=order, compression=compression,
                predictor=predictor if predictor > 1 else None, **tiff_options(channels, tile, planar))
    name = 'floats/%dch_%s_p%d_%s%s%s.tif' % (channels, NAMES[compression], predictor, 'le' if order == '<' else 'be',
                                              '_tiles' if tile else '', '_planar' if planar else '')
    assert np.array_equal(tifffile.imread(io.BytesIO(data)), stored(a, planar), equal_nan=True), name
    files[name] = data
    planes = np.moveaxis(a, -1, 0) if channels == 3 else a[None]
    index[name] = dict(width=W, height=H, channels=channels, floats=digest(planes.astype('>f4')))
a = np.mgrid[0:H, 0:W][1].astype('f4') / 3
files['floats/big.tif'] = tiff(a, True, compression='zlib', predictor=3)
index['floats/big.tif'] = dict(width=W, height=H, channels=1, floats=digest(a.astype('>f4')))
for dtype in ('f2', 'f8', 'u2', 'i4'):
    files['floats/no_%s.tif' % dtype] = tiff(a.astype(dtype), compression='zlib')
    index['floats/no_%s.tif' % dtype] = dict(refused={'f2': '16-bit floats', 'f8': '64-bit floats', 'u2': '16-bit integers', 'i4': 'signed 32-bit integers'}[dtype], floats='')

# --- PNG: depth x colour x interlace x transparency -------------------------------------------------
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png_rows(a, bits):
    if a.shape[0] == 0 or a.shape[1] == 0:
        return b''
    rows = []
    for row in a.reshape(a.shape[0], -1):
        if bits == 16:
            packed = row.astype('>u2').tobytes()
        elif bits == 8:
            packed = row.astype('u1').tobytes()
        else:
            packed = np.packbits(np.array([[int(v) >> (bits - 1 - b) & 1 for b in range(bits)] for v in row], np.uint8).reshape(-1)).tobytes()
        rows.append(b'\0' + packed)
    return b''.join(rows)


def png(a, bits, colour, interlaced=False, extra=b''):
    raw = b''.join(png_rows(a[y::dy, x::dx], bits) for x, y, dx, dy in PASSES) if interlaced else png_rows(a, bits)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', a.shape[1], a.shape[0], bits, colour, 0, 0, int(interlaced)))
            + extra + chunk(b'tEXt', b'Comment\0kept out of the pixels') + chunk(b'IDAT', zlib.compress(raw)) + chunk(b'IEND', b''))


for interlaced in (False, True):
    end = '_interlaced' if interlaced else ''
    for bits, (colour, channels, word) in itertools.product((1, 2, 4, 8, 16), ((0, 1, 'grey'), (2, 3, 'rgb'), (4, 2, 'grey_alpha'), (6, 4, 'rgb_alpha'))):
        if colour and bits < 8:
            continue
        white = (1 << bits) - 1
        a = samples('u2', channels, white)
        data = png(a, bits, colour, interlaced)
        expected = eight(a if channels in (1, 3) else a[..., 0] if channels == 2 else a[..., :3], white)
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR if channels > 2 else cv2.IMREAD_GRAYSCALE) if bits == 8 and channels in (1, 3) else None
        if decoded is not None:
            close(decoded[..., ::-1] if channels == 3 else decoded, expected, 0, (bits, colour))
        add('png/%s%d%s.png' % (word, bits, end), data, expected)
    for bits in (1, 2, 4, 8):
        n = 1 << bits
        colours = rng.integers(0, 256, (n, 3), np.uint8)
        a = samples('u1', 1, n - 1)
        data = png(a, bits, 3, interlaced, chunk(b'PLTE', colours.tobytes()))
        close(np.asarray(Image.open(io.BytesIO(data)).convert('RGB')), colours[a], 0, bits)
        add('png/palette%d%s.png' % (bits, end), data, colours[a])
a = samples('u1', 1)
add('png/grey8_transparent.png', png(a, 8, 0, False, chunk(b'tRNS', struct.pack('>H', int(a[3, 3])))), a)
a = samples('u1', 3)
add('png/rgb8_transparent.png', png(a, 8, 2, False, chunk(b'tRNS', struct.pack('>3H', *map(int, a[3, 3])))), a)
colours = rng.integers(0, 256, (16, 3), np.uint8)
a = samples('u1', 1, 15)
add('png/palette4_transparent.png', png(a, 4, 3, False, chunk(b'PLTE', colours.tobytes()) + chunk(b'tRNS', bytes(range(0, 160, 16)))), colours[a])

# --- BMP: bits x masks x direction x header ----------------------------------------------------------


def bmp(width, height, bits, rows, compression=0, masks=(), palette=b'', top=False, header=40):
    head = struct.pack('<IiiHHIIiiII', 40, width, -height if top else height, 1, bits, compression, len(rows), 2835, 2835, len(palette) // 4, 0)
    if header > 40:
        head = struct.pack('<I', header) + head[4:] + b''.join(struct.pack('<I', m) for m in masks)
        head += b'\0' * (header - len(head))
        masks = ()
    body = head + b''.join(struct.pack('<I', m) for m in masks) + palette
    return b'BM' + struct.pack('<IHHI', 14 + len(body) + len(rows), 0, 0, 14 + len(body)) + body + rows


def bmp_rows(a, bytes_per_pixel, top):
    data = b''
    for row in (a if top else a[::-1]):
        raw = row.astype('<u%d' % bytes_per_pixel).tobytes() if bytes_per_pixel != 3 else row.astype('u1').tobytes()
        data += raw + b'\0' * (-len(raw) % 4)
    return data


def masked(rgb_bits, shifts, bits):
    a = [samples('u2', 1, (1 << b) - 1) for b in rgb_bits]
    value = sum(c.astype('u8') << s for c, s in zip(a, shifts)).astype('u%d' % (bits // 8))
    expected = np.stack([eight(c, (1 << b) - 1) for c, b in zip(a, rgb_bits)], -1)
    return value, expected, [((1 << b) - 1) << s for b, s in zip(rgb_bits, shifts)]


for name, rgb_bits, shifts, bits in (('565', (5, 6, 5), (11, 5, 0), 16), ('555', (5, 5, 5), (10, 5, 0), 16), ('444', (4, 4, 4), (8, 4, 0), 16),
                                     ('655', (6, 5, 5), (10, 5, 0), 16), ('888', (8, 8, 8), (16, 8, 0), 32), ('101010', (10, 10, 10), (20, 10, 0), 32),
                                     ('bgr888', (8, 8, 8), (0, 8, 16), 32), ('11_11_10', (11, 11, 10), (21, 10, 0), 32)):
    for top in (False, True):
        value, expected, masks = masked(rgb_bits, shifts, bits)
        data = bmp(W, H, bits, bmp_rows(value, bits // 8, top), 3, masks, b'', top)
        try:
            close(np.asarray(Image.open(io.BytesIO(data)).convert('RGB')), expected, 8, name)
        except OSError:
            pass  # Pillow reads few masks
        add('bmp/%s%s.bmp' % (name, '_top' if top else ''), data, expected)
value, expected, masks = masked((5, 6, 5), (11, 5, 0), 16)
add('bmp/565_v4.bmp', bmp(W, H, 16, bmp_rows(value, 2, False), 3, masks + [0], header=108), expected)
value, expected, masks = masked((8, 8, 8), (16, 8, 0), 32)
alpha = (value.astype('u4') | (rng.integers(0, 256, value.shape).astype('u4') << 24)).astype('u4')
add('bmp/8888_v5.bmp', bmp(W, H, 32, bmp_rows(alpha, 4, False), 3, masks + [0xff000000], header=124), expected)
value, expected, masks = masked((5, 5, 5), (10, 5, 0), 16)
add('bmp/rgb16.bmp', bmp(W, H, 16, bmp_rows(value, 2, False)), expected)
value, expected, masks = masked((8, 8, 8), (16, 8, 0), 32)
add('bmp/rgb32.bmp', bmp(W, H, 32, bmp_rows(value, 4, False)), expected)
a = samples('u1', 3)
add('bmp/rgb24.bmp', bmp(W, H, 24, bmp_rows(a[..., ::-1], 3, False)), a)
for bits in (1, 4, 8):
    n = 1 << bits
    colours = rng.integers(0, 256, (n, 3), np.uint8)
    entries = b''.join(bytes([b, g, r, 0]) for r, g, b in colours)
    a = samples('u1', 1, n - 1)
    rows = b''
    for row in a[::-1]:
        packed = np.packbits(np.array([[int(v) >> (bits - 1 - b) & 1 for b in range(bits)] for v in row], np.uint8).reshape(-1)).tobytes()
        rows += packed + b'\0' * (-len(packed) % 4)
    data = bmp(W, H, bits, rows, palette=entries)
    close(np.asarray(Image.open(io.BytesIO(data)).convert('RGB')), colours[a], 0, bits)
    add('bmp/palette%d.bmp' % bits, data, colours[a])
    if bits == 8:
        rle = b''.join(b''.join(bytes([1, v]) for v in row) + b'\0\0' for row in a[::-1].tolist()) + b'\0\1'
        add('bmp/rle8.bmp', bmp(W, H, 8, rle, 1, palette=entries), colours[a])

# --- Netpbm: kind x greatest value x comments --------------------------------------------------------
for white in (1, 15, 100, 255, 1023, 4095, 65535):
    for channels in (1, 3):
        a = samples('u2', channels, white)
        head = '%%s\n# a comment\n%d %d # another\n%d\n' % (W, H, white)
        letter = 'gp'[channels > 1]
        raw = a.astype('>u2' if white > 255 else 'u1').tobytes()
        data = (head % ('P5' if channels == 1 else 'P6')).encode() + raw
        if white in (255, 65535):
            decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
            close(decoded[..., ::-1] if channels == 3 else decoded, a, 0, white)
        add('netpbm/%d_binary.p%sm' % (white, letter), data, eight(a, white))
        data = (head % ('P2' if channels == 1 else 'P3')).encode() + ' '.join(map(str, a.reshape(-1))).encode()
        add('netpbm/%d_text.p%sm' % (white, letter), data, eight(a, white))
bits = samples('u1', 1, 1)
data = b'P4\n%d %d\n' % (W, H) + np.packbits(bits, axis=1).tobytes()
close(np.asarray(Image.open(io.BytesIO(data)).convert('L')), 255 * (1 - bits), 0, 'P4')
add('netpbm/binary.pbm', data, (255 * (1 - bits)).astype('u1'))
add('netpbm/text.pbm', b'P1 %d %d\n' % (W, H) + b'\n'.join(b''.join(b'%d' % v for v in row) for row in bits.tolist()), (255 * (1 - bits)).astype('u1'))
refuse('netpbm/no_above_white.pgm', b'P5 2 1 100\n\x05\xc8', 'greatest')
refuse('netpbm/no_short.pgm', b'P5 20 10 255\n' + b'\x05' * 199, 'bytes of pixels')
refuse('netpbm/no_words.pgm', b'P2 2 1 255\n17 x', 'number')

# --- GIF ---------------------------------------------------------------------------------------------
for name, image, options in (('grey', Image.fromarray(samples('u1', 1)), {}), ('colours', palette, {}), ('few', Image.fromarray(samples('u1', 3)).quantize(3), {}),
                             ('transparent', palette, dict(transparency=4)), ('plain', palette, dict(interlace=0)), ('frames', palette, dict(save_all=True, append_images=[palette.rotate(90)]))):
    out = io.BytesIO()
    image.save(out, 'GIF', **options)
    expected = np.asarray(Image.open(io.BytesIO(out.getvalue())).convert('L' if name == 'grey' else 'RGB'))
    add('gif/%s.gif' % name, out.getvalue(), expected)
out = io.BytesIO()
refuse('gif/no_part.gif', (lambda d: d[:6] + struct.pack('<HH', W + 3, H + 2) + d[10:])(files['gif/colours.gif']), 'does not fill')

# --- WebP --------------------------------------------------------------------------------------------
for name, a in (('rgb', samples('u1', 3)), ('rgb_alpha', samples('u1', 4)), ('noise', rng.integers(0, 256, (H, W, 3), np.uint8)), ('flat', np.full((H, W, 3), 77, np.uint8))):
    out = io.BytesIO()
    Image.fromarray(a).save(out, 'WEBP', lossless=True, exact=True)
    add('webp/%s.webp' % name, out.getvalue(), a[..., :3])

out = io.BytesIO()
Image.fromarray(samples('u1', 3)).save(out, 'WEBP', quality=80)
refuse('webp/no_lossy.webp', out.getvalue(), 'lossless')
out = io.BytesIO()
Image.fromarray(samples('u1', 3)).save(out, 'WEBP', lossless=True, save_all=True, append_images=[Image.new('RGB', (W, H))])
refuse('webp/no_frames.webp', out.getvalue(), 'animated')

with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as zipped:
    def put(name, data):
        zipped.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    for name in sorted(files):
        put(name, files[name])
    put('index.json', json.dumps(index, indent=0, sort_keys=True).encode())
print(len(files), 'files,', sum(map(len, files.values())), 'bytes')
