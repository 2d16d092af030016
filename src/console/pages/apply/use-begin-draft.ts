import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '#src/console/api/client.ts';
import { useErrorWords } from '#src/console/components/states.tsx';

/** Begins a draft for a firm and hands over its id. */
export function useBeginDraft(onBegun: (draft: string) => void) {
  const { message } = App.useApp();
  const errorWords = useErrorWords();
  return useMutation({
    mutationFn: (firm: string) => call('begin-draft', { body: { firm, content: {} } }),
    onSuccess: ({ draft }) => onBegun(draft),
    onError: (error) => message.error(errorWords(error).title),
  });
}
