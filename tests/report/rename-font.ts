/** Names by name id of the OpenType `name` table: 0 copyright, 1 family, 2 style, 4 full, 6 PostScript, 13 licence. */
export type FontNames = Record<number, string>;

/**
 * A TrueType font with these names and no others. The licence of Source Sans reserves its name for
 * unchanged files, and a cut is a change.
 */
export function renameFont(font: Uint8Array, names: FontNames): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = Array.from({ length: view.getUint16(4) }, (_, i) => {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    const whole = font.slice(start, start + view.getUint32(at + 12));
    return { tag, bytes: tag === 'name' ? nameTable(names) : whole };
  });
  return assemble(font.subarray(0, 12), tables);
}

function nameTable(names: FontNames): Uint8Array {
  const rows = Object.entries(names).map(([id, text]) => ({ id: Number(id), text }));
  const bytes = new Uint8Array(
    6 + 12 * rows.length + rows.reduce((n, r) => n + 2 * r.text.length, 0),
  );
  const view = new DataView(bytes.buffer);
  view.setUint16(2, rows.length);
  view.setUint16(4, 6 + 12 * rows.length);
  let offset = 0;
  rows.forEach(({ id, text }, i) => {
    // Platform Windows, encoding Unicode BMP, language English (United States).
    [3, 1, 0x409, id, 2 * text.length, offset].forEach((value, j) =>
      view.setUint16(6 + 12 * i + 2 * j, value),
    );
    for (let j = 0; j < text.length; j++)
      view.setUint16(6 + 12 * rows.length + offset + 2 * j, text.charCodeAt(j));
    offset += 2 * text.length;
  });
  return bytes;
}

const padded = (n: number): number => (n + 3) & ~3;

function checksum(bytes: Uint8Array): number {
  const whole = new Uint8Array(padded(bytes.length));
  whole.set(bytes);
  const view = new DataView(whole.buffer);
  let sum = 0;
  for (let i = 0; i < whole.length; i += 4) sum = (sum + view.getUint32(i)) >>> 0;
  return sum;
}

function assemble(header: Uint8Array, tables: { tag: string; bytes: Uint8Array }[]): Uint8Array {
  const start = 12 + 16 * tables.length;
  const font = new Uint8Array(start + tables.reduce((n, t) => n + padded(t.bytes.length), 0));
  const view = new DataView(font.buffer);
  font.set(header);
  let offset = start;
  let head = 0;
  tables.forEach(({ tag, bytes }, i) => {
    const at = 12 + 16 * i;
    font.set(bytes, offset);
    if (tag === 'head') {
      head = offset;
      view.setUint32(head + 8, 0);
    }
    for (let j = 0; j < 4; j++) font[at + j] = tag.charCodeAt(j);
    view.setUint32(at + 4, checksum(font.subarray(offset, offset + bytes.length)));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, bytes.length);
    offset += padded(bytes.length);
  });
  // The checksum of the whole file is fixed by the OpenType specification.
  view.setUint32(head + 8, (0xb1b0afba - checksum(font)) >>> 0);
  return font;
}
