/** Camera of all 3D views: they turn together, for comparison. */
const camera = { relief: 1 };
resetCamera();

function resetCamera() {
  Object.assign(camera, { yaw: 0.35, pitch: -0.75, distance: 1.5 });
}

/** Rotation matrix of the surface, column by column: first about the vertical axis, then towards the viewer. */
function rotation({ yaw, pitch }) {
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return [cy, sy * sp, -sy * cp, 0, cp, sp, sy, -cy * sp, cy * cp];
}

function turn(yaw, pitch) {
  camera.yaw += yaw;
  camera.pitch = Math.max(-1.55, Math.min(1.55, camera.pitch + pitch));
}

function moveCloser(factor) {
  camera.distance = Math.max(0.9, Math.min(8, camera.distance * factor));
}

/** Lets mouse, touch and keys turn the view; `moved` redraws it. */
function orbitable(canvas, moved) {
  canvas.addEventListener("pointerdown", (event) => canvas.setPointerCapture(event.pointerId));
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons !== 0) {
      turn(event.movementX / 150, event.movementY / 150);
      moved();
    }
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    moveCloser(Math.exp(event.deltaY / 800));
    moved();
  }, { passive: false });
  const keys = {
    ArrowLeft: () => turn(-0.1, 0), ArrowRight: () => turn(0.1, 0), ArrowUp: () => turn(0, -0.1), ArrowDown: () => turn(0, 0.1),
    "+": () => moveCloser(0.9), "-": () => moveCloser(1 / 0.9),
  };
  canvas.addEventListener("keydown", (event) => {
    if (keys[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
      moved();
    }
  });
}
