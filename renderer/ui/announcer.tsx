import { create } from 'zustand';
import { VisuallyHidden } from './visually-hidden';

const useSpoken = create<{ readonly text: string; readonly turn: number }>(() => ({
  text: '',
  turn: 0,
}));

/** Has a screen reader say something when it is next free. */
export function announce(text: string): void {
  useSpoken.setState(({ turn }) => ({ text, turn: turn + 1 }));
}

/** The window's one polite live region; put it in the tree once. */
export function Announcer() {
  const { text, turn } = useSpoken();
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {/* The same sentence twice is only spoken twice when its node is a new one. */}
        <span key={turn}>{text}</span>
      </span>
    </VisuallyHidden>
  );
}
