import { journal as bridge } from "~/lib/bridge";
import { headerBytes, pictureSize } from "./picture-size";

/** Points of the largest picture that is shown: decoded it takes four bytes for each, and a phone's are a quarter. */
const most = 50e6;
/** Points of the height of a small picture, twice what it has on screen for the screens that are finer. */
const height = 160;

/** Whether a picture can be shown without holding up the page; told by its first bytes. */
export async function isShowable(id: string): Promise<boolean> {
  const answer = await fetch(bridge.pictureOf(id), { headers: { Range: `bytes=0-${headerBytes - 1}` } });
  if (!answer.ok) return false;
  const size = pictureSize(new Uint8Array(await answer.arrayBuffer()));
  return size !== undefined && size.width * size.height <= most;
}

let turn = Promise.resolve<unknown>(undefined);

/** A small copy of a picture, as the address of a blob that whoever asked gives back; undefined if there is none.
    One is made at a time, since each is decoded whole. */
export function thumbnail(id: string): Promise<string | undefined> {
  const made = turn.then(() => make(id)).catch(() => undefined);
  turn = made;
  return made;
}

async function make(id: string): Promise<string | undefined> {
  if (!(await isShowable(id))) return undefined;
  const whole = await (await fetch(bridge.pictureOf(id))).blob();
  const bitmap = await createImageBitmap(whole, { resizeHeight: height, resizeQuality: "medium" });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const small = await new Promise<Blob | null>((done) => canvas.toBlob(done));
  return small ? URL.createObjectURL(small) : undefined;
}
