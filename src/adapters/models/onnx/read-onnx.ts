import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type Field, fieldsOf, floatsIn, integersIn } from './protobuf-reader.ts';

/** An attribute of a node, as far as models of trees have them. */
interface Attribute {
  readonly floats: readonly number[];
  readonly ints: readonly number[];
  readonly strings: readonly string[];
}

export interface OnnxNode {
  readonly operator: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
}

const TEXT = new TextDecoder();

/**
 * The nodes of an ONNX file, by the field numbers of onnx.proto3: model.graph = 7; graph.node = 1; node.op_type = 4, node.attribute = 5;
 * attribute.name = 1, f = 2, i = 3, s = 4, floats = 7, ints = 8, strings = 9. Errors: ONNX_MALFORMED.
 */
export function readOnnx(bytes: Uint8Array): Result<readonly OnnxNode[], Failure<'ONNX_MALFORMED'>> {
  try {
    const nodes: OnnxNode[] = [];
    for (const part of fieldsOf(bytes)) {
      if (part.number !== 7 || part.wire !== 'bytes') continue;
      for (const inner of fieldsOf(part.bytes))
        if (inner.number === 1 && inner.wire === 'bytes') nodes.push(nodeOf(inner.bytes));
    }
    return nodes.length === 0 ? fail('ONNX_MALFORMED', { why: 'it has no graph' }) : ok(nodes);
  } catch (error) {
    if (error instanceof RangeError) return fail('ONNX_MALFORMED', { why: error.message });
    throw error;
  }
}

function nodeOf(message: Uint8Array): OnnxNode {
  let operator = '';
  const attributes = new Map<string, Attribute>();
  for (const field of fieldsOf(message)) {
    if (field.number === 4) operator = TEXT.decode(field.bytes);
    else if (field.number === 5) {
      const [name, attribute] = attributeOf(field.bytes);
      attributes.set(name, attribute);
    }
  }
  return { operator, attributes };
}

function attributeOf(message: Uint8Array): [string, Attribute] {
  let name = '';
  const floats: number[] = [];
  const ints: number[] = [];
  const strings: string[] = [];
  for (const field of fieldsOf(message)) {
    if (field.number === 1) name = TEXT.decode(field.bytes);
    else gather(field, floats, ints, strings);
  }
  return [name, { floats, ints, strings }];
}

function gather(field: Field, floats: number[], ints: number[], strings: string[]): void {
  if (field.number === 2 || field.number === 7) for (const value of floatsIn(field)) floats.push(value);
  else if (field.number === 3 || field.number === 8) for (const value of integersIn(field)) ints.push(value);
  else if (field.number === 4 || field.number === 9) strings.push(TEXT.decode(field.bytes));
}
