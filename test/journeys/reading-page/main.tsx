import { applySettings, readSettings } from '../../../renderer/app/settings.ts';
import { ownTexts } from '../../../renderer/language/texts.ts';
import { allowOwnScripts } from '../../../renderer/host/own-scripts.ts';
import type { Desk } from '../../../renderer/storage/desk.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import { createJurorDesk, testSettings } from '../../renderer/score/juror-desk.ts';
import { showApp } from '../../renderer/score/show-app.tsx';
import { readingDocuments } from './documents.ts';

allowOwnScripts();
applySettings(readSettings());

const isBlind = window.location.search.includes('blind');
const isLong = window.location.hash.includes('114');
const [{ lists, bytes }] = await Promise.all([readingDocuments(isLong), ownTexts()]);
const juror = createJurorDesk({
  settings: testSettings((stage) => ({
    ...stage,
    assignment: { ...stage.assignment, blind: isBlind },
  })),
});

let seen = juror.getSnapshot();
let shown = seen;

const desk: Desk = {
  ...juror,
  getSnapshot: () => {
    const next = juror.getSnapshot();
    if (next !== seen || shown === seen) {
      seen = next;
      shown = {
        ...next,
        state: next.state === null ? null : { ...next.state, documents: lists },
      };
    }
    return shown;
  },
  readDocument: async (hash) => {
    const found = bytes.get(hash);
    if (found !== undefined) return ok(found);
    return err({ type: hash.startsWith('a') ? 'DocumentMissing' : 'DocumentDamaged' });
  },
};

showApp(desk, window.location.hash.slice(1) || '/sheet/100');
