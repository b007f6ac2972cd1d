import { vi } from 'vitest';
import { page } from 'vitest/browser';
import { Router } from 'wouter';
import * as hashAddress from 'wouter/use-hash-location';

import { ok } from '../../../../shared/basics/result.ts';
import { parseMeeting } from '../../../../shared/deciding/meeting-schema.ts';
import type { Meeting } from '../../../../shared/deciding/meeting.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { DecideResultsScreen } from '../../../../renderer/features/decide-results/decide-results-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk, Profile } from '../../../../renderer/storage/desk.ts';
import { settings } from '../../../results/small-contest.ts';
import { createScriptedDesk, emptySnapshot } from '../../scripted-desk.ts';
import { showScreen } from '../../show-screen.tsx';

/** The button of just this name. */
export const button = (name: string) => page.getByRole('button', { name, exact: true });

/** The choice among the screen's parts of just this name. */
export const part = (name: string) => page.getByRole('radio', { name, exact: true });

/** What makes the small contest, which is sealed, one whose stage is still open. */
export const notSealed = { seals: new Map() };

let takeAway: () => void = () => undefined;

/** Before each test: the window of a desk at the screen's address, in Russian. */
export async function beginDeciding(): Promise<void> {
  await page.viewport(1280, 800);
  location.hash = '#/decide';
  await switchLanguage('ru');
}

/** After each test: nothing is shown any more, and the page speaks Kazakh again. */
export async function endDeciding(): Promise<void> {
  takeAway();
  await switchLanguage('kk');
}

/** A desk's recording that always succeeds and can be asked what it was given. */
export const recording = () => vi.fn<Desk['record']>(async () => ok(undefined));

/** Shows the screen for the stage `written`, on a desk that answers as told. */
export function show(
  state: ContestState,
  answers: Partial<Desk> = {},
  profile: Profile | null = null,
) {
  const snapshot = { ...emptySnapshot, phase: 'open' as const, state, profile };
  const desk = createScriptedDesk({ getSnapshot: () => snapshot, ...answers });
  const screen = () => {
    takeAway = showScreen(
      <Router hook={hashAddress.useHashLocation}>
        <DecideResultsScreen state={state} settings={state.settings ?? settings} stage="written" />
      </Router>,
      desk,
    );
  };
  screen();
  return {
    /** Another section and back. */
    leaveAndReturn: () => {
      takeAway();
      screen();
    },
  };
}

/** What was recorded as the meeting; throws where none was. */
export function recordedMeeting(record: ReturnType<typeof recording>): Meeting {
  const value = record.mock.calls[0]?.[0]?.[0]?.value;
  const found = value === undefined ? undefined : parseMeeting(value);
  if (found === undefined) throw new Error('no meeting was recorded');
  return found;
}
