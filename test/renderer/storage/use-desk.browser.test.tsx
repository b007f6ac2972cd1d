import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';

import { DeskProvider, useDesk } from '../../../renderer/storage/use-desk.ts';
import { createSafeDesk } from '../keep-safe/safe-desk.ts';

test('a component renders again for the fields that it asked for, and for no others', () => {
  const desk = createSafeDesk();
  const seen: string[] = [];
  function Save() {
    const { save, behind } = useDesk('save', 'behind');
    seen.push(`${save.status} ${behind ? 'behind' : 'whole'}`);
    return null;
  }
  const root = createRoot(document.createElement('div'));
  const show = (change: Parameters<typeof desk.show>[0]) => flushSync(() => desk.show(change));
  flushSync(() =>
    root.render(
      <DeskProvider value={desk}>
        <Save />
      </DeskProvider>,
    ),
  );
  const first = seen.length;
  show({ notHandedOver: 7 });
  show({ task: null });
  expect(seen).toHaveLength(first);
  show({ save: { status: 'saving' } });
  show({ behind: true });
  expect(seen.slice(first)).toEqual(['saving whole', 'saving behind']);
  root.unmount();
});
