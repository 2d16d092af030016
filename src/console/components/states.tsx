import { DisconnectOutlined, InboxOutlined, LockOutlined, WarningOutlined } from '@ant-design/icons';
import { Skeleton as Bars, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.ts';

interface StateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

function State({ icon, title, children, action }: StateProps) {
  return (
    <div className="weir-state">
      <span className="weir-quiet" style={{ fontSize: 28 }} aria-hidden="true">
        {icon}
      </span>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Bars where text will stand; said to screen readers once. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation('frame');
  return (
    <div role="status" aria-label={t('state.loading')} style={{ padding: 16 }}>
      <Bars active title={{ width: '30%' }} paragraph={{ rows }} />
    </div>
  );
}

/** Nothing there yet, and what would put something there. */
export function Empty({ title, children, action }: Partial<Omit<StateProps, 'icon'>>) {
  const { t } = useTranslation('frame');
  return (
    <State icon={<InboxOutlined />} title={title ?? t('state.empty')} action={action}>
      {children}
    </State>
  );
}

/** The caller is known and may not: which role may is in the server's words. */
export function Forbidden({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('frame');
  return (
    <State icon={<LockOutlined />} title={t('state.forbidden')}>
      {children ?? t('state.forbiddenHint')}
    </State>
  );
}

/** Words for whatever was thrown: the server's own where it gave any. */
export function useErrorWords() {
  const { t } = useTranslation('frame');
  return (error: unknown): { readonly title: string; readonly detail?: string; readonly requestId?: string } => {
    const problem = error instanceof ProblemError ? error.problem : undefined;
    if (problem)
      return {
        title: problem.title,
        requestId: problem.requestId,
        ...(problem.detail ? { detail: problem.detail } : {}),
      };
    if (error instanceof ProblemError) return { title: t('state.unreachable'), detail: t('state.unreachableHint') };
    return { title: t('state.broken'), detail: t('state.brokenHint') };
  };
}

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('frame');
  const words = useErrorWords()(error);
  if (error instanceof ProblemError && error.isForbidden) return <Forbidden>{words.title}</Forbidden>;
  const away = error instanceof ProblemError && error.problem === undefined;
  return (
    <div role="alert">
      <State
        icon={away ? <DisconnectOutlined /> : <WarningOutlined />}
        title={words.title}
        action={onRetry && <Button onClick={onRetry}>{t('state.retry')}</Button>}
      >
        {words.detail}
        {words.requestId && (
          <>
            <br />
            <small>{t('state.requestId', { id: words.requestId })}</small>
          </>
        )}
      </State>
    </div>
  );
}
