import { useEffect, useRef, useState } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { Person } from '../../../src/roster/person';
import { Button } from '../../ui/button';
import { AboutMeStep } from './about-me-step';
import { HoursStep } from './hours-step';
import { PeopleStep } from './people-step';
import { Preview } from './preview';
import { RoleStep } from './role-step';
import styles from './welcome.module.css';

const STEPS = ['about-me', 'hours', 'role', 'people'] as const;
type StepName = (typeof STEPS)[number];

/** A name is needed for the rest of the team to know whose hours these are; everything else has a default. */
const canGoOn = ({ name }: Person): boolean => name.trim() !== '';

/** The first minute: who I am, when I work, and with whom. Every step can be left out and changed later. */
export function Welcome() {
  const words = useWords();
  const { me } = useSlice('me');
  const { people } = useSlice('roster');
  const [draft, setDraft] = useState(me);
  const [at, setAt] = useState(0);
  const [tried, setTried] = useState(false);
  const step: StepName = STEPS[at] ?? 'people';
  const heading = useRef<HTMLHeadingElement>(null);
  const change = (patch: Partial<Person>): void => setDraft({ ...draft, ...patch });

  useEffect(() => {
    const before = document.title;
    document.title = words('welcome.title');
    return () => {
      document.title = before;
    };
  }, [words]);
  useEffect(() => {
    heading.current?.focus();
  }, [at]);
  const arrived = step === 'people' && people.length > 0;
  useEffect(() => {
    if (arrived) void send({ kind: 'finish-welcome' });
  }, [arrived]);

  const keep = (): void => {
    const named = { ...draft, name: draft.name.trim() };
    if (JSON.stringify(named) !== JSON.stringify(me)) void send({ kind: 'save-me', me: named });
  };
  const goOn = (): void => {
    setTried(true);
    if (!canGoOn(draft)) return;
    setTried(false);
    keep();
    setAt(at + 1);
  };
  const leave = (): void => {
    if (canGoOn(draft)) keep();
    void send({ kind: 'finish-welcome' });
  };

  return (
    <main className={styles.window}>
      <form
        className={styles.card}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          goOn();
        }}
      >
        <header className={styles.header}>
          <p className={styles.progress}>
            <span className={styles.dots} aria-hidden="true">
              {STEPS.map((name, index) => (
                <i key={name} data-done={index <= at || undefined} />
              ))}
            </span>
            {words('welcome.progress', { step: at + 1, of: STEPS.length })}
          </p>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {words(`welcome.steps.${step}.title`)}
          </h1>
          <p className={styles.lead}>{words(`welcome.steps.${step}.lead`)}</p>
        </header>
        <div className={styles.body}>
          <Step
            step={step}
            draft={draft}
            nameMissing={tried && !canGoOn(draft)}
            onChange={change}
          />
        </div>
        {step !== 'people' && <Preview me={draft} />}
        <footer className={styles.footer}>
          {at > 0 && (
            <Button kind="ghost" onClick={() => setAt(at - 1)}>
              {words('welcome.back')}
            </Button>
          )}
          <span className={styles.spring} />
          <Button kind="ghost" onClick={leave}>
            {words(step === 'people' ? 'welcome.skip-people' : 'welcome.skip')}
          </Button>
          {step !== 'people' && (
            <Button kind="primary" type="submit">
              {words('welcome.next')}
            </Button>
          )}
        </footer>
      </form>
    </main>
  );
}

function Step({
  step,
  draft,
  nameMissing,
  onChange,
}: {
  readonly step: StepName;
  readonly draft: Person;
  readonly nameMissing: boolean;
  readonly onChange: (patch: Partial<Person>) => void;
}) {
  switch (step) {
    case 'about-me':
      return <AboutMeStep me={draft} nameMissing={nameMissing} onChange={onChange} />;
    case 'hours':
      return <HoursStep blocks={draft.blocks ?? []} onChange={(blocks) => onChange({ blocks })} />;
    case 'role':
      return <RoleStep role={draft.role} onChange={(role) => onChange({ role })} />;
    case 'people':
      return <PeopleStep />;
  }
}
