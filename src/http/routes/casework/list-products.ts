import { usualProduct } from '#app/casework/usual-product.ts';
import * as contract from '#contract/casework.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireProduct } from '#http/wire/casework.ts';

export const listProductsRoute = route(
  'list-products',
  contract.listProducts,
  async ({ decisions }: Application, _, caller) => {
    const { policies, defaultPolicy, contexts } = decisions;
    const context = await contexts.of(caller.institution);
    if (!context.ok) return context;
    const usual = usualProduct(context.value.institution.actorTypes, policies, defaultPolicy);
    const items = [...policies].map(([name, { policy }]) => wireProduct(policy, name === usual));
    return ok({ body: { items } });
  },
);
