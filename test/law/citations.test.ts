import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { isVerified } from '#domain/compliance/index.ts';
import { unwrap } from '#domain/kernel/index.ts';

const pack = unwrap(await loadRulePack());
const values = pack.source.parameters.flatMap((parameter) =>
  [...parameter.values, ...Object.values(parameter.provinces ?? {}).flat()].map((entry) => ({
    id: parameter.id,
    entry,
  })),
);

describe('every value of a parameter', () => {
  it.each(values)('$id from $entry.from cites an instrument on record that was not yet replaced', ({ entry }) => {
    const instrument = pack.instruments.get(entry.citation.instrument);
    expect(instrument, entry.citation.instrument).toBeDefined();
    expect(entry.citation.article).not.toBe('');
    if (instrument?.effectiveTo) expect(entry.from < instrument.effectiveTo).toBe(true);
    if (instrument?.effectiveFrom && instrument.status !== 'draft')
      expect(entry.from >= instrument.effectiveFrom).toBe(true);
  });
});

describe('every rule', () => {
  it.each([...pack.rules.keys()])('%s cites an instrument that was in force when the version began', (id) => {
    for (const { version } of pack.rules.get(id) ?? []) {
      const instrument = pack.instruments.get(version.instrument);
      if (version.status === 'draft') expect(instrument?.status).toBe('draft');
      else expect(version.from >= (instrument?.effectiveFrom ?? '9999')).toBe(true);
      expect(version.article).not.toBe('');
    }
  });

  it('has a title in both languages', () => {
    for (const { title } of pack.source.rules) {
      expect(title.zh).toMatch(/\p{Script=Han}/u);
      expect(title.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('whose confidence is not V… is not counted as verified', () => {
    for (const versions of pack.rules.values())
      for (const { version, verified } of versions) expect(verified).toBe(isVerified(version.confidence));
  });
});

describe('the instruments', () => {
  it('end after they begin', () => {
    for (const { effectiveFrom, effectiveTo } of pack.source.instruments)
      if (effectiveFrom && effectiveTo) expect(effectiveTo > effectiveFrom).toBe(true);
  });

  // The thirty rows that were to be encoded first, with every id that they name.
  it.each(
    `CN-APR-2021-2 CN-CC-a670 CN-MCC-2024-nocut CN-APRP-2026-tbl CN-APRP-2026-on CN-APRE-2025 CN-AL-2025-i6-cap CN-AL-2025-i6-inc
    CN-AL-2025-i4-wl CN-AL-2025-i6-plat CN-MCCOST-2025-24 CN-MCCOST-2025-4x CN-SPC-2020B-a25 CN-SPC-2020B-a31 CN-SPC-2020R
    CN-IL-2021N-2 CN-IL-2021N-3 CN-IL-2021N-4 CN-IL-2021N-5 CN-IL-2020-a6-lim CN-IL-2020-a24 CN-IL-2020-mdl-rev
    CN-IL-2020-mdl-life CN-MCC-2024-conc1 CN-MCC-2024-conc2 CN-MCC-2024-oncons CN-MCC-2024-onbiz CN-MCC-2024-lev1
    CN-MCC-2024-lev2 CN-FGR-2017-a15 CN-FGR-2017-a16 CN-FGR-2017-a17 CN-P2P-2016-a10-01 CN-P2P-2016-a10-13
    CN-P2P-2016-a17-n1 CN-P2P-2016-a17-l2 CN-SPC-IF-2022-a1 CN-SPC-IF-2022-a3-1 CN-SPC-IF-2022-a3-2 CN-IFR-2021-a9
    CN-IFR-2021-a11 CN-ADL-a25-1 CN-ADL-a25-2 CN-OMK-2026-a10-3 CN-OMK-2026-a10-5 CN-OMK-2026-a10-7 CN-PIPL-a13 CN-PIPL-a14
    CN-PIPL-a23 CN-PIPL-a29 CN-PIPL-a24-3 CN-IL-2020-a22 CN-PIPL-a55 CN-PIPL-a56 CN-CIR-2013-a15 CN-CIR-2013-a16
    CN-CIR-2013-a18 CN-CLS-2023-a7 CN-CLS-2023-a10 CN-CLS-2023-a11 CN-CLS-2023-a12 CN-CLS-2023-a13 CN-SME-2011
    CN-SPR-2025-a9-gov CN-SPR-2025-a9-lg CN-SCF-2025-term`.split(/\s+/),
  )('%s is encoded', (id) => {
    expect(pack.rules.has(id)).toBe(true);
  });
});
