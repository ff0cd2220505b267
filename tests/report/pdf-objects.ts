import { inflateSync } from 'node:zlib';

/** A value of a PDF: names keep their slash, strings are decoded, references are `Ref`. */
export type Value = null | boolean | number | string | Text | Ref | Value[] | Dictionary;
export interface Dictionary {
  [key: string]: Value;
}
/** A string object, as opposed to a name. */
export class Text {
  constructor(readonly text: string) {}
}
export class Ref {
  constructor(readonly id: number) {}
}

/** The objects of a file written without object streams, and what hangs on its trailer. */
export interface PdfObjects {
  trailer: Dictionary;
  all: Map<number, Value>;
  /** Follows a reference; other values stand for themselves. */
  get: (value: Value | undefined) => Value;
  dictionary: (value: Value | undefined) => Dictionary;
  list: (value: Value | undefined) => Value[];
  /** The bytes of a stream, unpacked, as Latin-1. */
  stream: (value: Value | undefined) => string;
}

/** Reads the objects of a PDF whose cross-references are plain, as this app writes them. */
export function objectsIn(bytes: Uint8Array): PdfObjects {
  const file = Buffer.from(bytes).toString('latin1');
  const all = new Map<number, Value>();
  const streams = new Map<number, string>();
  for (const match of file.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const id = Number(match[1]);
    const reader = new Reader(file, match.index + match[0].length);
    const value = reader.value();
    all.set(id, value);
    if (file.startsWith('\nstream\n', reader.at)) {
      const length = isDictionary(value) ? Number(value['Length']) : 0;
      streams.set(id, file.slice(reader.at + 8, reader.at + 8 + length));
    }
  }
  const trailer = new Reader(file, file.lastIndexOf('trailer') + 8).value();
  const get = (value: Value | undefined): Value =>
    value instanceof Ref ? get(all.get(value.id)) : (value ?? null);
  const dictionary = (value: Value | undefined): Dictionary => {
    const found = get(value);
    return isDictionary(found) ? found : {};
  };
  return {
    trailer: isDictionary(trailer) ? trailer : {},
    all,
    get,
    dictionary,
    list: (value) => {
      const found = get(value);
      return Array.isArray(found) ? found : found === null ? [] : [found];
    },
    stream: (value) => {
      if (!(value instanceof Ref)) return '';
      const raw = streams.get(value.id) ?? '';
      const packed = dictionary(value)['Filter'] === '/FlateDecode';
      return packed ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
    },
  };
}

export const isDictionary = (value: Value): value is Dictionary =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Ref) &&
  !(value instanceof Text);

const escapes: { [letter: string]: string } = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

class Reader {
  constructor(
    readonly file: string,
    public at: number,
  ) {}

  #blank(): void {
    while (/\s/.test(this.file[this.at] ?? '')) this.at++;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.file)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  value(): Value {
    this.#blank();
    const { file, at } = this;
    if (file.startsWith('<<', at)) return this.#dictionary();
    if (file[at] === '[') return this.#array();
    if (file[at] === '(') return new Text(decoded(this.#literal()));
    if (file[at] === '/') return this.#match(/\/[^\s/<>()[\]]*/y) ?? '';
    if (file[at] === '<') {
      const hex = this.#match(/<[^>]*>/y) ?? '';
      return new Text(decoded(Buffer.from(hex.slice(1, -1), 'hex').toString('latin1')));
    }
    const reference = this.#match(/\d+ 0 R/y);
    if (reference !== null) return new Ref(parseInt(reference, 10));
    const word = this.#match(/[^\s/<>()[\]]+/y);
    if (word === null) throw new Error(`no value at ${at}: ${file.slice(at, at + 40)}`);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : Number(word);
  }

  #dictionary(): Dictionary {
    const out: Dictionary = {};
    this.at += 2;
    for (;;) {
      this.#blank();
      if (this.file.startsWith('>>', this.at)) break;
      const name = this.value();
      out[String(name).slice(1)] = this.value();
    }
    this.at += 2;
    return out;
  }

  #array(): Value[] {
    const out: Value[] = [];
    this.at++;
    for (;;) {
      this.#blank();
      if (this.file[this.at] === ']') break;
      out.push(this.value());
    }
    this.at++;
    return out;
  }

  #literal(): string {
    let depth = 0;
    let out = '';
    for (;;) {
      const c = this.file[this.at++] ?? ')';
      if (c === '\\') {
        const octal = this.#match(/[0-7]{1,3}/y);
        const next = octal === null ? (this.file[this.at++] ?? '') : '';
        out += octal === null ? (escapes[next] ?? next) : String.fromCharCode(parseInt(octal, 8));
        continue;
      }
      if (c === '(' && depth++ === 0) continue;
      if (c === ')' && --depth === 0) return out;
      out += c;
    }
  }
}

/** A text string: UTF-16 with its mark, else as it is. */
function decoded(text: string): string {
  if (!text.startsWith('\u00fe\u00ff')) return text;
  return Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le');
}
