/** Bytes of a picture that are looked at for its size: some begin with a profile and a small copy of themselves. */
export const headerBytes = 512 << 10;

/** How wide and high a picture is, by its first bytes alone; undefined if they do not tell. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const named = (at: number, name: string) =>
    at + name.length <= bytes.length &&
    [...name].every((letter, n) => bytes[at + n] === letter.charCodeAt(0));
  const size = (width: number, height: number) => (width > 0 && height > 0 ? { width, height } : undefined);
  try {
    if (named(1, "PNG")) return size(view.getUint32(16), view.getUint32(20));
    if (named(0, "GIF8")) return size(view.getUint16(6, true), view.getUint16(8, true));
    if (named(0, "BM")) return size(Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true)));
    if (named(0, "RIFF") && named(8, "WEBP")) return webp(view, named);
    if (named(4, "ftyp")) return avif(view, named);
    if (view.getUint16(0) === 0xffd8) return jpeg(view);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function jpeg(view: DataView) {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Some put more than one 0xff before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
}

function webp(view: DataView, named: (at: number, name: string) => boolean) {
  const low = (at: number) =>
    view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
  if (named(12, "VP8X")) return { width: 1 + low(24), height: 1 + low(27) };
  if (named(12, "VP8L")) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  if (named(12, "VP8 "))
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return undefined;
}

// Every part of it says its own size; the largest is the whole.
function avif(view: DataView, named: (at: number, name: string) => boolean) {
  let largest: { width: number; height: number } | undefined;
  for (let at = 8; at < Math.min(view.byteLength, 64 << 10) - 16; at++) {
    if (!named(at, "ispe")) continue;
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (width * height > (largest?.width ?? 0) * (largest?.height ?? 0)) largest = { width, height };
  }
  return largest;
}
