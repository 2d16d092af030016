import { randomBytes } from 'node:crypto';
import type { Chance } from '#app/ports/chance.ts';

export const systemChance: Chance = { bytes: (count) => randomBytes(count) };
