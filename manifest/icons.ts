import type { Picture } from './png.ts';

/** Whether a point of the unit square belongs to a shape. */
type Shape = (x: number, y: number) => boolean;
type Colour = readonly [red: number, green: number, blue: number];

const blue: Colour = [0x0f, 0x54, 0x8c];
const white: Colour = [255, 255, 255];

const box =
  (left: number, top: number, right: number, bottom: number, radius: number): Shape =>
  (x, y) => {
    const dx = Math.max(left + radius - x, x - (right - radius), 0);
    const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
    return Math.hypot(dx, dy) <= radius;
  };

/** A bubble of speech, grown on all sides by `by`. */
const bubble = (by: number): Shape => {
  const body = box(0.1 - by, 0.12 - by, 0.9 + by, 0.76 + by, 0.14 + by);
  const tail: Shape = (x, y) =>
    y >= 0.6 && y <= 0.93 + by && x >= 0.26 - by && x <= 0.5 + by - (y - 0.72) * 1.05;
  return (x, y) => body(x, y) || tail(x, y);
};

/** The funnel that leads go through: many above, few below. */
const funnel: Shape = (x, y) => {
  const half = y < 0.27 ? 0.27 : y < 0.46 ? 0.27 - ((y - 0.27) / 0.19) * 0.2 : 0.07;
  return y >= 0.23 && y <= 0.66 - (x - 0.43) * 0.35 && Math.abs(x - 0.5) <= half;
};

/** 192 × 192: Teams cuts the corners itself, so the colour fills the square and the sign stands in its middle. */
export const colorIcon = (): Picture => {
  const sign = inMiddle(bubble(0), 0.72);
  const hole = inMiddle(funnel, 0.72);
  return drawn(192, (x, y) => [sign(x, y) && !hole(x, y) ? white : blue, 1]);
};

/** 32 × 32: white on nothing, as Teams asks for. */
export const outlineIcon = (): Picture => {
  const edge = 2 / 32;
  const outer = bubble(0.03);
  const inner = bubble(0.03 - edge);
  return drawn(32, (x, y) => [white, (outer(x, y) && !inner(x, y)) || funnel(x, y) ? 1 : 0]);
};

const inMiddle =
  (shape: Shape, scale: number): Shape =>
  (x, y) =>
    shape((x - 0.5) / scale + 0.5, (y - 0.5) / scale + 0.5);

/** So many points a pixel and direction smooth the edges. */
const samples = 8;

function drawn(size: number, at: (x: number, y: number) => readonly [Colour, alpha: number]): Picture {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) pixels.set(pixel(size, x, y, at), (y * size + x) * 4);
  }
  return { size, pixels };
}

function pixel(size: number, x: number, y: number, at: Parameters<typeof drawn>[1]): readonly number[] {
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < samples * samples; i += 1) {
    const [colour, alpha] = at(
      (x + ((i % samples) + 0.5) / samples) / size,
      (y + (Math.floor(i / samples) + 0.5) / samples) / size,
    );
    for (const [n, value] of [...colour, 255 * alpha].entries()) sums[n] = (sums[n] ?? 0) + value;
  }
  return sums.map((sum) => Math.round(sum / samples ** 2));
}
