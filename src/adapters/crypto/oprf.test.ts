import { describe, expect, it } from 'vitest';
import { blindInput, blindInputBy, evaluateBlinded, finalizeOutput, oprfKeys } from './oprf.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

describe('the oblivious function', () => {
  // RFC 9497, appendix A.1.1, test vector 1.
  const key = oprfKeys({ seed: new Uint8Array(32).fill(0xa3), info: new TextEncoder().encode('test key') });

  it('repeats the test vector of RFC 9497', () => {
    expect(hex(key.secretKey)).toBe('5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e');
    const blind = bytes('64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706');
    const { blinded } = blindInputBy(bytes('00'), blind);
    expect(hex(blinded)).toBe('609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c');
    const evaluated = evaluateBlinded(key.secretKey, blinded);
    expect(hex(evaluated)).toBe('7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e');
    expect(hex(finalizeOutput(bytes('00'), blind, evaluated))).toBe(
      '527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6',
    );
  });

  it('gives two lenders one pseudonym for one firm, though what they send never repeats', () => {
    const input = new TextEncoder().encode('91440300MA5EXAMPLE');
    const [a, b] = [blindInput(input), blindInput(input)];
    expect(hex(a.blinded)).not.toBe(hex(b.blinded));
    const outputs = [a, b].map(({ blind, blinded }) =>
      hex(finalizeOutput(input, blind, evaluateBlinded(key.secretKey, blinded))),
    );
    expect(outputs[0]).toBe(outputs[1]);
    const other = oprfKeys();
    expect(hex(finalizeOutput(input, a.blind, evaluateBlinded(other.secretKey, a.blinded)))).not.toBe(outputs[0]);
  });
});
