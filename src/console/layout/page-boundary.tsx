import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { ErrorState } from '../components/states.tsx';

interface CatchProps {
  readonly children: ReactNode;
}

/** React has no hook for this: what a page throws while it renders is shown in the page's place, and the frame stays. */
class Catch extends Component<CatchProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: undefined })} />;
  }
}

/** A fault of one page ends when another is opened. */
export function PageBoundary({ children }: CatchProps) {
  const { pathname } = useLocation();
  return <Catch key={pathname}>{children}</Catch>;
}
