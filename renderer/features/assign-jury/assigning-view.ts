import { createContext, useContext } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { shortName } from '../../../shared/contest/people.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import { type Text, useText } from '../../language/use-text.ts';
import type { Draft } from './draft.ts';
import type { PanelGround } from './panel-rules.ts';
import type { Panels } from './panels.ts';
import type { DraftControl } from './use-draft.ts';

/** What all parts of the screen look at. */
export interface AssigningView {
  readonly settings: ContestSettings;
  /** The stage with jurors of the draft gone who are about to leave. */
  readonly ground: PanelGround;
  readonly draft: Draft;
  readonly control: DraftControl;
  /** Panels as they would be. */
  readonly panels: Panels;
}

const View = createContext<AssigningView | null>(null);

export const AssigningViewProvider = View.Provider;

export const useAssigningView = (): AssigningView =>
  present(useContext(View), 'an AssigningViewProvider stands around the parts');

/** Names of people and regions in the language of the window. */
export interface AssigningWords extends Text<'assign'> {
  readonly jurorName: (id: Id) => string;
  /** "—" where there is none. */
  readonly regionOf: (region: Id | null) => string;
  readonly titleOf: (submission: Id) => string;
}

export function useAssigningWords(): AssigningWords {
  const { settings, ground } = useAssigningView();
  const text = useText('assign');
  return {
    ...text,
    jurorName: (id) => {
      const person = ground.jurorOf(id);
      return person === undefined ? id : shortName(person);
    },
    regionOf: (region) =>
      region === null ? '—' : regionShortName(region, settings.regionsProfile, text.language),
    titleOf: (id) => ground.submissionOf(id)?.title ?? '',
  };
}
