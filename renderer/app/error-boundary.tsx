import { Component, type ReactNode } from 'react';
import { errorFacts } from '../../shared/host/log-events.ts';
import { CrashScreen } from './crash-screen.tsx';

/** Catches a bug in a screen and says so in plain words, with `help` for that kind of failure under them; what was saved is not touched. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; readonly help?: (failure: string) => ReactNode },
  { readonly error: Error | null }
> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    return this.state.error === null ? (
      this.props.children
    ) : (
      <CrashScreen
        error={this.state.error}
        help={this.props.help?.(errorFacts(this.state.error).error)}
      />
    );
  }
}
