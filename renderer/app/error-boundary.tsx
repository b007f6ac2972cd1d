import { Component, type ReactNode } from 'react';
import { CrashScreen } from './crash-screen.tsx';

/** Catches a bug in a screen and says so in plain words, with `help` under them; what was saved is not touched. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; readonly help?: ReactNode },
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
      <CrashScreen error={this.state.error} help={this.props.help} />
    );
  }
}
