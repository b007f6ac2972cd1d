import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { Banner } from '../../ui/banner.tsx';

/** A failure in words: what happened, what it means, what to do now. */
export function Problem({ error }: { readonly error: DeskError | null }) {
  const { language } = useText('keys');
  if (error === null) return null;
  const text = errorText(error, language);
  return (
    <Banner tone="danger" title={text.title}>
      {text.what} {text.do}
    </Banner>
  );
}
