import {
  isDictionary,
  objectsIn,
  Ref,
  Text,
  type Dictionary,
  type PdfObjects,
  type Value,
} from './pdf-objects.ts';

/** Structure types of PDF 1.7 that this app may use without a role map. */
const standardTypes = new Set(
  'Document Part Sect Div Caption P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Link Figure Note'.split(
    ' ',
  ),
);

interface Element {
  id: number;
  data: Dictionary;
  type: string;
  parent: Element | null;
  children: Element[];
  /** Marked content and annotations directly below. */
  content: { page: number; mcid: number }[];
  objects: number[];
}

/**
 * What a PDF breaks of the rules of PDF/UA-1 (ISO 14289-1) that a machine can check without outside
 * tools, each as a sentence; numbers in brackets are clauses. Empty when all is well.
 */
export function uaProblems(bytes: Uint8Array): string[] {
  const pdf = objectsIn(bytes);
  const catalog = pdf.dictionary(pdf.trailer['Root']);
  const pages = pdf.list(pdf.dictionary(catalog['Pages'])['Kids']).filter((k) => k instanceof Ref);
  const root = pdf.dictionary(catalog['StructTreeRoot']);
  const elements: Element[] = [];
  const top = pdf.list(root['K']).map((kid) => elementOf(pdf, kid, null, elements, []));
  return [
    ...documentRules(pdf, catalog),
    ...(top.length === 1 && top[0]?.type === 'Document'
      ? []
      : ['the structure has no Document at its top [7.1]']),
    ...elements.flatMap((e) => elementRules(pdf, e)),
    ...headingRules(elements),
    ...pages.flatMap((page, i) => pageRules(pdf, page, i + 1)),
    ...contentRules(pdf, pages, elements, root),
    ...fontRules(pdf),
    ...fileRules(pdf),
  ];
}

function documentRules(pdf: PdfObjects, catalog: Dictionary): string[] {
  const said: string[] = [];
  const need = (holds: boolean, text: string) => {
    if (!holds) said.push(text);
  };
  const language = catalog['Lang'];
  const xmp = pdf.stream(catalog['Metadata']);
  const info = pdf.dictionary(pdf.trailer['Info']);
  need(
    pdf.dictionary(catalog['MarkInfo'])['Marked'] === true,
    'the document is not marked as tagged [6.2]',
  );
  need(
    pdf.dictionary(catalog['MarkInfo'])['Suspects'] !== true,
    'the tags are called suspect [7.1]',
  );
  need(
    language instanceof Text && /^[a-z]{2}(-|$)/.test(language.text),
    'the document has no language [7.2]',
  );
  need(
    pdf.dictionary(catalog['ViewerPreferences'])['DisplayDocTitle'] === true,
    'the title is not displayed [7.1]',
  );
  need(/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp), 'the metadata has no PDF/UA identifier [5]');
  need(
    /<dc:title>.*<rdf:li xml:lang="x-default">[^<]+<\/rdf:li>/s.test(xmp),
    'the metadata has no title [7.1]',
  );
  need(!/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(xmp), 'the metadata is no XML: a bare ampersand');
  const title = pdf.get(info['Title']);
  need(title instanceof Text && title.text !== '', 'the document has no title');
  need(catalog['StructTreeRoot'] !== undefined, 'there is no structure tree [7.1]');
  need(pdf.trailer['Encrypt'] === undefined, 'the document is encrypted');
  need(
    catalog['AcroForm'] === undefined && catalog['OpenAction'] === undefined,
    'there is a form or an action',
  );
  need(pdf.dictionary(catalog['Outlines'])['First'] !== undefined, 'there are no bookmarks [7.17]');
  return said;
}

function elementOf(
  pdf: PdfObjects,
  value: Value,
  parent: Element | null,
  all: Element[],
  above: readonly number[],
): Element {
  const data = pdf.dictionary(value);
  const element: Element = {
    id: value instanceof Ref ? value.id : -1,
    data,
    type: String(data['S']).slice(1),
    parent,
    children: [],
    content: [],
    objects: [],
  };
  all.push(element);
  if (above.includes(element.id)) throw new Error('the structure is a circle');
  for (const kid of pdf.list(data['K'])) {
    const inner = pdf.get(kid);
    if (typeof inner === 'number') element.content.push({ page: pageOf(data), mcid: inner });
    else if (isDictionary(inner) && inner['Type'] === '/MCR')
      element.content.push({ page: pageOf(inner), mcid: Number(inner['MCID']) });
    else if (isDictionary(inner) && inner['Type'] === '/OBJR') {
      const object = inner['Obj'];
      if (object instanceof Ref) element.objects.push(object.id);
    } else element.children.push(elementOf(pdf, kid, element, all, [...above, element.id]));
  }
  return element;
}

const pageOf = (data: Dictionary): number => (data['Pg'] instanceof Ref ? data['Pg'].id : -1);

/** Which types may stand directly inside which. */
const inside: Record<string, (types: string[]) => boolean> = {
  Table: (types) => types.every((t) => ['Caption', 'TR', 'THead', 'TBody', 'TFoot'].includes(t)),
  TR: (types) => types.length > 0 && types.every((t) => t === 'TH' || t === 'TD'),
  L: (types) => types.length > 0 && types.every((t) => t === 'LI' || t === 'Caption'),
  LI: (types) => types.join(' ') === 'Lbl LBody',
};

function elementRules(
  pdf: PdfObjects,
  { data, type, parent, children, content, objects }: Element,
): string[] {
  const said: string[] = [];
  const attributes = pdf.list(data['A']).map((a) => pdf.dictionary(a));
  const attribute = (name: string) => attributes.find((a) => a[name] !== undefined)?.[name];
  if (!standardTypes.has(type)) said.push(`${type} is no standard structure type [7.1]`);
  const allowed = inside[type];
  if (allowed && !allowed(children.map((c) => c.type)))
    said.push(`${type} holds ${children.map((c) => c.type).join(' ') || 'nothing'} [7.2]`);
  if (type === 'Figure') {
    const alt = data['Alt'];
    if (!(alt instanceof Text) || alt.text.trim() === '')
      said.push('a figure has no alternative text [7.3]');
    const box = pdf.list(attribute('BBox'));
    if (box.length !== 4) said.push('a figure has no bounding box [7.3]');
  }
  if (type === 'TH' && !['/Column', '/Row', '/Both'].includes(String(attribute('Scope'))))
    said.push('a table head has no scope [7.5]');
  if (type === 'Table') {
    const rows = children.filter((c) => c.type === 'TR').map((c) => c.children.length);
    if (new Set(rows).size > 1)
      said.push(`the rows of a table have ${rows.join(', ')} cells [7.5]`);
  }
  if (
    type === 'L' &&
    attribute('ListNumbering') === undefined &&
    children.some((c) => c.children.some((l) => l.type === 'Lbl'))
  )
    said.push('a list does not say how it is numbered [7.6]');
  if (type === 'Link' && objects.length === 0) said.push('a link has no annotation [7.18.5]');
  if (data['P'] === undefined || (parent && data['P'] instanceof Ref && data['P'].id !== parent.id))
    said.push(`${type} names another parent than it has [7.1]`);
  if (children.length + content.length + objects.length === 0 && type !== 'TD' && type !== 'TH')
    said.push(`${type} is empty [7.1]`);
  return said;
}

function headingRules(elements: readonly Element[]): string[] {
  let last = 0;
  return elements.flatMap(({ type }) => {
    const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0);
    if (level === 0) return [];
    const skipped = level > last + 1;
    last = level;
    return skipped ? [`H${level} follows a heading that is not one level above [7.4.2]`] : [];
  });
}

function pageRules(pdf: PdfObjects, page: Value, number: number): string[] {
  const data = pdf.dictionary(page);
  const said: string[] = [];
  if (data['StructParents'] === undefined)
    said.push(`page ${number} is not in the structure [7.1]`);
  const annotations = pdf.list(data['Annots']);
  if (annotations.length > 0 && data['Tabs'] !== '/S')
    said.push(`page ${number} has links but no tab order by structure [7.18.3]`);
  for (const annotation of annotations.map((a) => pdf.dictionary(a))) {
    if (!(annotation['Contents'] instanceof Text))
      said.push(`a link on page ${number} has no description [7.18.5]`);
    if (annotation['StructParent'] === undefined)
      said.push(`a link on page ${number} is not in the structure [7.18.1]`);
  }
  return said;
}

/** What is painted is tagged or an artefact, and tags and content know each other. */
function contentRules(
  pdf: PdfObjects,
  pages: readonly Value[],
  elements: readonly Element[],
  root: Dictionary,
): string[] {
  const said: string[] = [];
  const owners = new Map<string, number>();
  for (const { id, content } of elements)
    for (const { page, mcid } of content) {
      const key = `${page}/${mcid}`;
      if (owners.has(key)) said.push(`content ${key} belongs to two elements [7.1]`);
      owners.set(key, id);
    }
  const parents = new Map<number, Value>();
  const numbers = pdf.list(pdf.dictionary(root['ParentTree'])['Nums']);
  for (let i = 0; i < numbers.length; i += 2)
    parents.set(Number(numbers[i]), numbers[i + 1] ?? null);
  const found = new Set<string>();
  pages.forEach((page, i) => {
    if (!(page instanceof Ref)) return;
    const data = pdf.dictionary(page);
    const text = pdf
      .list(data['Contents'])
      .map((c, j) =>
        pdf.stream(Array.isArray(data['Contents']) ? c : j === 0 ? data['Contents'] : c),
      )
      .join('\n');
    const { mcids, problems } = markedContent(text);
    said.push(...problems.map((p) => `page ${i + 1}: ${p} [7.1]`));
    const tree = pdf.list(parents.get(Number(data['StructParents'])));
    for (const mcid of mcids) {
      const key = `${page.id}/${mcid}`;
      found.add(key);
      const owner = owners.get(key);
      if (owner === undefined) said.push(`page ${i + 1}: content ${mcid} is in no element [7.1]`);
      const entry = tree[mcid];
      if (!(entry instanceof Ref) || entry.id !== owner)
        said.push(`page ${i + 1}: the parent tree does not name the element of content ${mcid}`);
    }
  });
  for (const key of owners.keys())
    if (!found.has(key)) said.push(`content ${key} of the structure is on no page`);
  return said;
}

const painting = new Set('TJ Tj \' " f F f* B B* b b* S s sh Do'.split(' '));

/** The MCIDs of a page's operators, and what is painted outside of any mark or marked twice. */
function markedContent(content: string): { mcids: number[]; problems: string[] } {
  const mcids: number[] = [];
  const problems: string[] = [];
  const open: ('artefact' | 'tagged' | 'span')[] = [];
  for (const line of oneLineEach(content)) {
    const operator = /(\S+)\s*$/.exec(line)?.[1] ?? '';
    if (operator === 'BDC' || operator === 'BMC') {
      const mcid = /\/MCID (\d+)/.exec(line)?.[1];
      const kind = /^\/Artifact\b/.test(line) ? 'artefact' : mcid === undefined ? 'span' : 'tagged';
      if (kind !== 'span' && open.some((k) => k !== 'span'))
        problems.push(`${kind} content stands inside other marked content`);
      if (mcid !== undefined) mcids.push(Number(mcid));
      open.push(kind);
    } else if (operator === 'EMC') open.pop();
    else if (painting.has(operator) && !open.some((k) => k !== 'span'))
      problems.push(`“${line.slice(0, 60)}” is neither tagged nor an artefact`);
  }
  if (open.length > 0) problems.push('marked content is not closed');
  return { mcids, problems };
}

/** Operators one a line, strings left out and the dictionary of a mark on its line. */
const oneLineEach = (content: string): string[] =>
  content
    .replace(/\((?:\\.|[^\\)])*\)/gs, '()')
    .replace(/<<[\s\S]*?>>/g, (marks) => marks.replaceAll('\n', ' '))
    .split('\n');

function fontRules(pdf: PdfObjects): string[] {
  const said: string[] = [];
  for (const value of pdf.all.values()) {
    if (!isDictionary(value) || value['Type'] !== '/Font') continue;
    const name = String(value['BaseFont']);
    if (value['Subtype'] === '/Type0') {
      const map = pdf.stream(value['ToUnicode']);
      if (map === '') said.push(`${name} maps no glyph to text [7.21.7]`);
      if (/<(0000|feff|fffe)>\s*(?=[\]<\n]|$)/i.test(targets(map)))
        said.push(`${name} maps a glyph to a character that is none [7.21.7]`);
      if (value['Encoding'] !== '/Identity-H') said.push(`${name} has an encoding of its own`);
    } else {
      const descriptor = pdf.dictionary(value['FontDescriptor']);
      if (!['FontFile', 'FontFile2', 'FontFile3'].some((k) => descriptor[k] !== undefined))
        said.push(`${name} is not embedded [7.21.4.1]`);
      if (descriptor['CIDSet'] !== undefined)
        said.push(`${name} claims a set of glyphs [7.21.4.2]`);
      if (value['Subtype'] === '/CIDFontType2' && value['CIDToGIDMap'] !== '/Identity')
        said.push(`${name} has no map from characters to glyphs [7.21.3.2]`);
    }
  }
  for (const [id, value] of pdf.all) {
    if (!isDictionary(value) || value['Type'] !== '/Page') continue;
    const content = pdf.stream(value['Contents']);
    const glyphs = [...content.matchAll(/<([0-9a-f]+)>/g)].flatMap(
      (m) => m[1]?.match(/.{4}/g) ?? [],
    );
    if (glyphs.includes('0000')) said.push(`object ${id} shows .notdef [7.21.8]`);
  }
  return said;
}

/** The right-hand sides of a ToUnicode map, one a line. */
const targets = (map: string): string =>
  [...map.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)]
    .map((m) => (m[1] ?? '').replace(/^<[0-9a-f]+> <[0-9a-f]+> /gim, ''))
    .join('\n');

function fileRules(pdf: PdfObjects): string[] {
  return [...pdf.all.values()].flatMap((value) =>
    isDictionary(value) &&
    value['Type'] === '/Filespec' &&
    !(value['F'] instanceof Text && value['UF'] instanceof Text)
      ? ['an embedded file has no name in both forms [7.11]']
      : [],
  );
}
