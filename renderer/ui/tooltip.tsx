import { useEffect, useRef } from 'react';
import styles from './tooltip.module.css';

type TipProps = {
  readonly 'data-tip': string;
  readonly 'data-tip-main'?: '';
  readonly 'aria-description'?: string;
};

/**
 * What an element needs to show a tooltip. With `describe`, the text is also the element's description for screen
 * readers; leave it out where the text only repeats the element's name. With `main`, it is the one that is shown when the
 * keyboard comes to the `TIP_INSIDE` element around it.
 */
export function tip(
  text: string,
  { describe = false, main = false }: { readonly describe?: boolean; readonly main?: boolean } = {},
): TipProps {
  return {
    'data-tip': text,
    ...(main ? { 'data-tip-main': '' } : {}),
    ...(describe ? { 'aria-description': text.replaceAll('\n', '. ') } : {}),
  };
}

/** What an element needs to show, when the keyboard comes to it, the main tooltip inside it. */
export const TIP_INSIDE = { 'data-tip-inside': '' } as const;

const SHOW_AFTER_MS = 450;
const HIDE_AFTER_MS = 120;
const GAP = 8;

function place(bubble: HTMLElement, trigger: Element): void {
  const at = trigger.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const below = at.bottom + GAP + height <= window.innerHeight;
  const left = Math.min(
    Math.max(GAP, at.left + Math.min(at.width, 320) / 2 - width / 2),
    window.innerWidth - width - GAP,
  );
  bubble.style.left = `${Math.max(GAP, left)}px`;
  bubble.style.top = `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`;
}

/** Shows one tooltip at a time and returns how to stop. */
function listen(bubble: HTMLElement): () => void {
  let shownFor: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = (): void => {
    clearTimeout(timer);
    shownFor = null;
    if (bubble.matches(':popover-open')) bubble.hidePopover();
  };
  const show = (trigger: Element): void => {
    const text = trigger.getAttribute('data-tip');
    if (!trigger.isConnected || text === null || text === '') return hide();
    bubble.textContent = text;
    shownFor = trigger;
    bubble.showPopover();
    place(bubble, trigger);
  };
  const triggerOf = (target: EventTarget | null): Element | null =>
    target instanceof Element ? target.closest('[data-tip]') : null;

  const onOver = ({ target }: Event): void => {
    clearTimeout(timer);
    if (target === bubble || (shownFor !== null && triggerOf(target) === shownFor)) return;
    // Asked once the pointer has come to rest: a row makes its text when it is pointed at.
    timer = setTimeout(
      () => {
        const trigger = triggerOf(target);
        if (trigger === null) hide();
        else show(trigger);
      },
      shownFor === null ? SHOW_AFTER_MS : HIDE_AFTER_MS,
    );
  };
  const onFocus = ({ target }: Event): void => {
    hide();
    if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
    if (target.matches('[data-tip]')) return show(target);
    if (!target.matches('[data-tip-inside]')) return;
    // Whoever goes from one to the next is not to be shown every one on the way.
    timer = setTimeout(() => {
      const inside = target.querySelector('[data-tip-main]');
      if (inside !== null) show(inside);
    }, SHOW_AFTER_MS);
  };
  const onScroll = (): void => {
    if (shownFor !== null) hide();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && shownFor !== null) {
      hide();
      event.stopPropagation();
    } else if (event.key === 'Enter') hide();
  };

  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('pointerover', onOver, { signal });
  document.addEventListener('pointerdown', hide, { signal });
  document.documentElement.addEventListener('pointerleave', hide, { signal });
  document.addEventListener('focusin', onFocus, { signal });
  document.addEventListener('focusout', hide, { signal });
  document.addEventListener('keydown', onKey, { signal, capture: true });
  document.addEventListener('scroll', onScroll, { signal, capture: true, passive: true });
  return () => {
    hide();
    stop.abort();
  };
}

/** The window's one tooltip, shared by all that carry `tip(…)`, so that a row costs none; put it in the tree once. */
export function TooltipLayer() {
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => (bubble.current === null ? undefined : listen(bubble.current)), []);
  // Silent: what it says is the name or the description of what it belongs to.
  return <div ref={bubble} popover="manual" aria-hidden="true" className={styles.bubble} />;
}
