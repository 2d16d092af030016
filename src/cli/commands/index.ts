import type { Register } from '../main.ts';
import { registerAd } from './ad.ts';
import { registerAllocate } from './allocate.ts';
import { registerAssess } from './assess.ts';
import { registerBook } from './book.ts';
import { registerBuffers } from './buffers.ts';
import { registerCase } from './case.ts';
import { registerCatalogue } from './catalogue.ts';
import { registerCrisis } from './crisis.ts';
import { registerCrosscheck } from './crosscheck.ts';
import { registerDecision } from './decision.ts';
import { registerEvidence } from './evidence.ts';
import { registerExposure } from './exposure.ts';
import { registerFraud } from './fraud.ts';
import { registerGenerate } from './generate.ts';
import { registerLaw } from './law.ts';
import { registerLiquidity } from './liquidity.ts';
import { registerLog } from './log.ts';
import { registerModel } from './model.ts';
import { registerPolicy } from './policy.ts';
import { registerPortfolio } from './portfolio.ts';
import { registerReconcile } from './reconcile.ts';
import { registerRegional } from './regional.ts';
import { registerServe } from './serve.ts';
import { registerStore } from './store.ts';
import { registerTerms } from './terms.ts';

/** One file a noun; each registers its verbs. */
export const COMMANDS: readonly Register[] = [
  registerTerms,
  registerPortfolio,
  registerAd,
  registerBook,
  registerCrisis,
  registerExposure,
  registerBuffers,
  registerLiquidity,
  registerAllocate,
  registerAssess,
  registerCase,
  registerCatalogue,
  registerCrosscheck,
  registerDecision,
  registerGenerate,
  registerEvidence,
  registerFraud,
  registerLog,
  registerLaw,
  registerModel,
  registerPolicy,
  registerReconcile,
  registerRegional,
  registerServe,
  registerStore,
];
