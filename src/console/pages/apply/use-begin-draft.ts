import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '#src/console/api/client.ts';
import { useErrorWords } from '#src/console/components/states.tsx';

/** Begins a draft for a firm and hands over its id. */
export function useBeginDraft(onBegun: (draft: string) => void) {
  const { message } = App.useApp();
  const errorWords = useErrorWords();
  return useMutation({
    mutationFn: async (firm: string) => {
      const { items } = await call('list-products', {});
      const product = items.find(({ isDefault }) => isDefault)?.name;
      return call('begin-draft', { body: { firm, content: product === undefined ? {} : { product } } });
    },
    onSuccess: ({ draft }) => onBegun(draft),
    onError: (error) => message.error(errorWords(error).title),
  });
}
