import { create } from 'zustand';
import type { Attendees } from '../../../src/reply/attendees';
import type { Quorum } from '../../../src/reply/quorum';
import { show } from '../team-view';

/** Whom is asked about, and what counts as being there. */
export type Question = {
  readonly attendees: Attendees;
  readonly withMe: boolean;
  readonly quorum: Quorum;
  readonly respectPlans: boolean;
};

type CommonTime = {
  readonly isOpen: boolean;
  readonly question: Question;
};

const NOBODY: Attendees = { kind: 'people', ids: [] };

/** The panel of common time: window state, nothing of it is main's business. */
export const useCommonTime = create<CommonTime>(() => ({
  isOpen: false,
  question: { attendees: NOBODY, withMe: true, quorum: { kind: 'all' }, respectPlans: true },
}));

/** Changes what is asked. */
export function ask(patch: Partial<Question>): void {
  useCommonTime.setState(({ question }) => ({ question: { ...question, ...patch } }));
}

/** Shows or hides the panel. */
export function openCommonTime(isOpen: boolean): void {
  useCommonTime.setState({ isOpen });
}

/** Opens the dialog that finds a time for the people who are asked about. */
export function findTime(): void {
  show({ dialog: { kind: 'find-time' } });
}
