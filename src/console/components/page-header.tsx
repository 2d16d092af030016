import { type ReactNode, useEffect } from 'react';

interface PageHeaderProps {
  readonly title: string;
  /** One sentence: what this page is for. */
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one heading of a page; it also names the browser's tab. */
export function PageHeader({ title, hint, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · 堰 Weir`;
  }, [title]);
  return (
    <header className="weir-page-header">
      <div>
        <h1>{title}</h1>
        {hint && <p>{hint}</p>}
      </div>
      {actions && <div className="weir-actions">{actions}</div>}
    </header>
  );
}
