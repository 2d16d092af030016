import * as contract from '#contract/casework.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireProduct } from '#http/wire/casework.ts';

export const listProductsRoute = route(
  'list-products',
  contract.listProducts,
  async ({ decisions: { policies, defaultPolicy } }: Application) => {
    const items = [...policies].map(([name, { policy }]) => wireProduct(policy, name === defaultPolicy));
    return ok({ body: { items } });
  },
);
