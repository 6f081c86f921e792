const VERTEX_SHADER = `
  attribute vec3 position; attribute vec3 normal; attribute vec2 texel;
  uniform mat3 rotation; uniform float distance; uniform float relief;
  varying vec2 at; varying float light;
  void main() {
    vec3 p = rotation * vec3(position.xy, position.z * relief);
    vec3 n = rotation * normalize(vec3(normal.xy * relief, normal.z));
    light = 0.35 + 0.65 * max(0.0, dot(n, normalize(vec3(-0.4, 0.5, 0.8))));
    at = texel;
    float z = p.z - distance;
    gl_Position = vec4(2.2 * p.x, 2.2 * p.y, -1.02 * z - 0.2, -z);
  }`;
const FRAGMENT_SHADER = `
  precision mediump float;
  uniform sampler2D view; uniform sampler2D heat; uniform float opacity;
  varying vec2 at; varying float light;
  void main() {
    vec4 over = texture2D(heat, at);
    vec3 base = texture2D(view, at).rgb;
    gl_FragColor = vec4(light * mix(base, over.rgb, over.a * opacity), 1.0);
  }`;

/** Positions, normals, texture coordinates and triangles of a surface; its width is 1, up is towards the viewer. */
function mesh(surface) {
  const { width, height, near, far } = surface;
  const bytes = Uint8Array.from(atob(surface.data), (c) => c.charCodeAt(0));
  const depths = new DataView(bytes.buffer);
  const reading = (x, y) => depths.getUint16(2 * (y * width + x), true);
  // Without coordinates, the relief is drawn as a sixth of the width.
  const pitch = surface.pitchX || surface.pitchY || (6 * (far - near || 1)) / width;
  const unit = pitch * width;
  const stretch = surface.pitchY ? surface.pitchY / pitch : 1;
  const up = (x, y) => ((0.5 - (reading(x, y) - 1) / 65534) * (far - near)) / unit;
  const slope = (x, y, dx, dy) => {
    const before = [Math.max(0, x - dx), Math.max(0, y - dy)];
    const after = [Math.min(width - 1, x + dx), Math.min(height - 1, y + dy)];
    return reading(...before) && reading(...after) ? ((up(...after) - up(...before)) * width) / (after[0] - before[0] + after[1] - before[1]) : 0;
  };
  const vertices = new Float32Array(8 * width * height);
  const triangles = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      vertices.set([(x + 0.5) / width - 0.5, (stretch * (height / 2 - y - 0.5)) / width, up(x, y), -slope(x, y, 1, 0), slope(x, y, 0, 1) / stretch, 1, (x + 0.5) / width, (y + 0.5) / height], 8 * i);
      if (x > 0 && y > 0) {
        const corners = [i - width - 1, i - width, i - 1, i];
        const known = [reading(x - 1, y - 1), reading(x, y - 1), reading(x - 1, y), reading(x, y)];
        for (const triangle of [[0, 2, 1], [1, 2, 3]]) {
          if (triangle.every((k) => known[k] !== 0)) {
            triangles.push(...triangle.map((k) => corners[k]));
          }
        }
      }
    }
  }
  return { vertices, triangles: new Uint16Array(triangles) };
}

/** A canvas with a sample's surface, view and heat map; `turned` is called when the reader turns it. */
function surfaceView(sample, v, turned) {
  const found = imagesOf(sample.id);
  const canvas = el("canvas", { class: "surface", width: 640, height: 640, tabindex: 0, role: "application", "aria-label": "Surface in three dimensions: arrow keys turn it, plus and minus zoom" });
  const gl = canvas.getContext("webgl");
  if (!gl) {
    return el("p", { class: "muted" }, "The 3D view needs WebGL, which this browser does not support.");
  }
  const program = linked(gl);
  const { vertices, triangles } = mesh(found.surface);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STATIC_DRAW);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, triangles, gl.STATIC_DRAW);
  [["position", 3, 0], ["normal", 3, 12], ["texel", 2, 24]].forEach(([name, count, offset]) => {
    const location = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, count, gl.FLOAT, false, 32, offset);
  });
  gl.enable(gl.DEPTH_TEST);
  const uniform = (name) => gl.getUniformLocation(program, name);
  canvas.draw = () => {
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.uniformMatrix3fv(uniform("rotation"), false, rotation(camera));
    gl.uniform1f(uniform("distance"), camera.distance);
    gl.uniform1f(uniform("relief"), camera.relief);
    gl.uniform1f(uniform("opacity"), layers.hidden ? 0 : layers.opacity);
    gl.drawElements(gl.TRIANGLES, triangles.length, gl.UNSIGNED_SHORT, 0);
  };
  // Browsers limit the number of WebGL contexts.
  canvas.release = () => gl.getExtension("WEBGL_lose_context")?.loseContext();
  gl.uniform1i(uniform("view"), 0);
  gl.uniform1i(uniform("heat"), 1);
  texture(gl, 0, found.views[0]?.data, [190, 190, 190, 255], canvas);
  texture(gl, 1, found.maps[v.name]?.map, [0, 0, 0, 0], canvas);
  orbitable(canvas, turned);
  return canvas;
}

function linked(gl) {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX_SHADER], [gl.FRAGMENT_SHADER, FRAGMENT_SHADER]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  return program;
}

/** A plain colour at first, the image as soon as it is decoded. */
function texture(gl, unit, data, plain, canvas) {
  gl.activeTexture(gl.TEXTURE0 + unit);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 1, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(plain));
  for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
  }
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  if (data) {
    const image = new Image();
    image.onload = () => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
      canvas.draw();
    };
    image.src = data;
  }
}
