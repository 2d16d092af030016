import { z } from 'zod';
import {
  ACTOR_TYPES,
  ANCHORS,
  FACT_TYPES,
  INSTRUMENT_STATUSES,
  RULE_STATUSES,
  VERDICTS,
} from '#domain/compliance/index.ts';
import { type CalendarDate, parseCalendarDate } from '#domain/kernel/index.ts';

/** The shape of each file of law. Every object is strict: a mistyped key is refused, never ignored. */
const day = z
  .string()
  .refine(isDay, 'write a day as YYYY-MM-DD')
  .transform((text) => text as CalendarDate);

function isDay(text: string): boolean {
  const parsed = parseCalendarDate(text);
  return parsed.ok && parsed.value === text;
}

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const confidence = z.string().regex(/^(V|2nd|M-[hml])/, 'start with V, 2nd, M-h, M-m or M-l');
const actors = z.array(z.enum([...ACTOR_TYPES, 'any'])).min(1);
const province = z.string().regex(/^\d{2}$/, 'two digits of GB/T 2260, in quotes');

export const instrumentsFile = z.array(
  z.strictObject({
    code: z.string().min(1),
    name: z.string().min(1),
    number: z.string().nullable(),
    issuer: z.string().min(1),
    promulgated: day.nullable(),
    from: day.nullable(),
    to: day.nullable(),
    status: z.enum(INSTRUMENT_STATUSES),
    confidence,
    note: z.string().optional(),
  }),
);

const scalar = z.union([z.number(), z.boolean(), z.string(), z.array(z.string()).min(1)]);

const parameterValue = z.strictObject({
  from: day,
  value: z.union([scalar, z.strictObject({ times: z.number(), of: z.string() })]).nullable(),
  citation: z.strictObject({ instrument: z.string(), article: z.string() }),
  confidence,
  source: z.string().optional(),
  note: z.string().optional(),
});

export const parameterFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _'),
  unit: z.string().min(1),
  description: words,
  governedBy: z.array(z.enum(ANCHORS)).min(1),
  appliesTo: z.strictObject({ actors }),
  values: z.array(parameterValue),
  provinces: z.record(province, z.array(parameterValue).min(1)).optional(),
  observedTo: day.optional(),
  publishedOnDay: z.int().min(1).max(28).optional(),
});

export const factsFile = z.record(
  z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, 'small letters, digits, _ and dots'),
  z.strictObject({
    type: z.enum(FACT_TYPES),
    zh: z.string().min(1),
    en: z.string().min(1),
    values: z.array(z.string()).min(1).optional(),
    aliases: z.array(z.string()).min(1).optional(),
  }),
);

const requirements = z
  .strictObject({ B: z.string(), W: z.string(), M: z.string(), I: z.string() })
  .partial()
  .refine((it) => Object.keys(it).length > 0, 'name at least one severity (B, W, M or I)');

const version = z.strictObject({
  from: day,
  to: day.optional(),
  status: z.enum(RULE_STATUSES).optional(),
  instrument: z.string().optional(),
  article: z.string().optional(),
  confidence: confidence.optional(),
  actors: actors.optional(),
  provinces: z.array(province).min(1).optional(),
  when: z.string().optional(),
  require: requirements.optional(),
  transition: z.strictObject({ to: day, only: z.string().optional() }).optional(),
  note: words.optional(),
});

export const rulesFile = z.strictObject({
  subject: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case'),
  title: words,
  rules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^CN-[A-Za-z0-9-]+$/, 'CN-<instrument>-<year>-a<article>'),
        title: words,
        anchor: z.enum(ANCHORS),
        instrument: z.string(),
        article: z.string(),
        confidence,
        actors,
        versions: z.array(version).min(1),
      }),
    )
    .min(1),
});

const facts = z.record(z.string(), z.unknown());

export const casesFile = z.array(
  z.strictObject({
    rule: z.string(),
    /** What every case of the group starts from. */
    actor: z.union([z.string(), z.record(z.string(), z.unknown())]),
    on: day,
    facts: facts.optional(),
    cases: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          actor: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
          on: day.optional(),
          set: facts.optional(),
          drop: z.array(z.string()).optional(),
          confirmed: z.boolean().optional(),
          expect: z.enum([...VERDICTS, 'none']),
        }),
      )
      .min(1),
  }),
);

const basis = z.strictObject({
  rule: z.string().min(1),
  instrument: z.string().min(1),
  article: z.string().min(1),
  from: day,
});
const phrases = z.array(z.string().min(1)).min(1);
const severity = z.enum(['B', 'W']);

export const advertisingFile = z.strictObject({
  families: z.array(
    z.strictObject({
      id: z.string().min(1),
      severity,
      zh: z.string().min(1),
      en: z.string().min(1),
      basis: z.array(basis).min(1),
      unlessDisclosed: z.string().optional(),
      phrases,
      except: phrases.optional(),
    }),
  ),
  negations: z.strictObject({ tight: phrases, clause: phrases, warning: phrases, after: phrases }),
  disclosures: z.array(
    z.strictObject({
      id: z.string().min(1),
      severity,
      zh: z.string().min(1),
      en: z.string().min(1),
      basis: z.array(basis).min(1),
      product: z.string().min(1),
      any: phrases,
    }),
  ),
  products: z.record(z.string(), phrases),
});

export const charactersFile = z.strictObject({
  variants: z.record(z.string(), z.string()),
  sounds: z.record(z.string(), z.string()),
});
