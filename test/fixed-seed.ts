import fc from 'fast-check';

// A landing must not hang on chance: properties draw from one seed, and fresh ones belong to the long runs.
fc.configureGlobal({ seed: Number(process.env.WEIR_SEED ?? 20261124) });
