const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a listener is told: names come without their namespace prefix, text with entities resolved. */
export interface XmlListener {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * The part of XML that spreadsheets use, from text that arrives in pieces. A document type is never expanded: `feed` returns
 * false at one, since nothing but an attack has it here.
 */
export class XmlScanner {
  private readonly listener: XmlListener;
  private carry = '';

  constructor(listener: XmlListener) {
    this.listener = listener;
  }

  feed(piece: string): boolean {
    const text = this.carry + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) break;
      const literal = text.startsWith('<![CDATA[', open);
      const close = text.indexOf(literal ? ']]>' : '>', open);
      if (close < 0) {
        this.say(text.slice(at, open));
        this.carry = text.slice(open);
        return true;
      }
      this.say(text.slice(at, open));
      if (literal) this.listener.text(text.slice(open + 9, close));
      else if (!this.tag(text.slice(open + 1, close))) return false;
      at = close + (literal ? 3 : 1);
    }
    // Text may be cut inside an entity: it waits for the next tag.
    this.carry = text.slice(at);
    return true;
  }

  private say(text: string): void {
    if (text !== '') this.listener.text(text.includes('&') ? resolveEntities(text) : text);
  }

  private tag(tag: string): boolean {
    const first = tag.charCodeAt(0);
    if (first === 33) return tag.startsWith('!--');
    if (first === 63) return true;
    if (first === 47) {
      this.listener.close(localName(tag.slice(1).trim()));
      return true;
    }
    const empty = tag.endsWith('/');
    const body = empty ? tag.slice(0, -1) : tag;
    const blank = body.search(/\s/);
    const name = localName(blank < 0 ? body : body.slice(0, blank));
    this.listener.open(name, blank < 0 ? '' : body.slice(blank));
    if (empty) this.listener.close(name);
    return true;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function resolveEntities(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|\w{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The value of an attribute in the text between a tag's name and its end; undefined where it is absent. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : resolveEntities(value);
}
