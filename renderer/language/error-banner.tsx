import type { ReactNode } from 'react';

import { Banner } from '../ui/banner.tsx';
import { errorText, type PlainError } from './error-text.ts';
import { useText } from './use-text.ts';

/** An expected failure in words: what happened, what it means, what to do now. Nothing while there is none. */
export function ErrorBanner({
  error,
  tone = 'danger',
  action,
}: {
  readonly error: PlainError | null;
  readonly tone?: 'danger' | 'warn';
  readonly action?: ReactNode;
}) {
  const { language } = useText('common');
  if (error === null) return null;
  const text = errorText(error, language);
  return (
    <Banner tone={tone} title={text.title} action={action}>
      {text.what} {text.do}
    </Banner>
  );
}
