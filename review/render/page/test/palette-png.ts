import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const bytesAPixel = 3;
const mostColors = 256;

/** A picture of 8 bit RGB, as Chromium takes them, with its 256 most frequent colours alone: a third of the size. */
export function palettePng(png: Buffer): Buffer {
  const { header, data } = partsOf(png);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header[8] !== 8 || header[9] !== 2) throw new Error("expected a PNG of 8 bit RGB");
  const pixels = unfiltered(inflateSync(data), width * bytesAPixel, height);
  const { palette, nearest } = paletteOf(pixels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < width * height; at += 1) {
    rows[at + Math.floor(at / width) + 1] = nearest(pixels.readUIntBE(at * bytesAPixel, bytesAPixel));
  }
  const paletteHeader = Buffer.from(header);
  paletteHeader[9] = 3;
  return Buffer.concat([
    signature,
    chunk("IHDR", paletteHeader),
    chunk("PLTE", Buffer.concat(palette.map(channels))),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function partsOf(png: Buffer): { header: Buffer; data: Buffer } {
  const data: Buffer[] = [];
  let header: Buffer = Buffer.alloc(0);
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = content;
    if (type === "IDAT") data.push(content);
    at += 12 + length;
  }
  return { header, data: Buffer.concat(data) };
}

/** Undoes what each row says was subtracted from it: its left, upper and upper left neighbours. */
function unfiltered(raw: Buffer, stride: number, height: number): Buffer {
  const pixels = Buffer.alloc(stride * height);
  const before = (at: number, isThere: boolean): number => (isThere ? (pixels[at] ?? 0) : 0);
  for (let at = 0; at < pixels.length; at += 1) {
    const row = Math.floor(at / stride);
    const hasLeft = at % stride >= bytesAPixel;
    const left = before(at - bytesAPixel, hasLeft);
    const up = before(at - stride, row > 0);
    const upLeft = before(at - stride - bytesAPixel, hasLeft && row > 0);
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][raw[row * (stride + 1)] ?? 0] ?? 0;
    pixels[at] = (raw[at + row + 1] ?? 0) + guess;
  }
  return pixels;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [left, up, upLeft].map((each) => Math.abs(guess - each)) as [number, number, number];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

function paletteOf(pixels: Buffer): { palette: readonly number[]; nearest(color: number): number } {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += bytesAPixel) {
    const color = pixels.readUIntBE(at, bytesAPixel);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostColors)
    .map(([color]) => color);
  const known = new Map(palette.map((color, index) => [color, index]));
  const nearest = (color: number): number => {
    const index = known.get(color) ?? nearestOf(palette, color);
    known.set(color, index);
    return index;
  };
  return { palette, nearest };
}

function nearestOf(palette: readonly number[], color: number): number {
  const distances = palette.map((each) => distance(channels(each), channels(color)));
  return distances.indexOf(Math.min(...distances));
}

const distance = (one: Buffer, other: Buffer): number =>
  one.reduce((sum, value, channel) => sum + (value - (other[channel] ?? 0)) ** 2, 0);

function channels(color: number): Buffer {
  const bytes = Buffer.alloc(bytesAPixel);
  bytes.writeUIntBE(color, 0, bytesAPixel);
  return bytes;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
